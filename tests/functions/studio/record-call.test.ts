import { Agent } from 'node:https';
import '../../harness/runtime';
import { statusCallbackOf } from '../../../functions/studio/record-call.protected';
import { seed, startBundle, type Bundle } from '../../harness/bundle';
import { assertRequestsConform } from '../../harness/openapi';

let bundle: Bundle;
const path = '/studio/record-call';
const TaskSid = seed.taskSids.answeredCall;
const CallSid = seed.callSids.answeredCall;
const ConferenceSid = seed.conferenceSid;

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(() => {
  bundle.sandbox.reset();
  // What the callbacks do is tested with their Function; here they would only come in between.
  bundle.sandbox.addFault({ kind: 'callback-lost', times: 'always' });
});

const record = (Action: string, parameters: Record<string, string> = {}) =>
  bundle.call(path, { TaskSid, Action, CallSid, ...parameters });
const recordings = () => [...bundle.sandbox.state.recordings.values()];
const conversations = async () => (await bundle.fetchTask(TaskSid)).attributes.conversations;
const urlOf = (sid: unknown) =>
  `https://api.twilio.com/2010-04-01/Accounts/${seed.accountSid}/Recordings/${String(sid)}`;
const isRecordingSid = /^RE[0-9a-f]{32}$/;

describe('start', () => {
  test('records the leg and puts the link on the task at once, for three calls', async () => {
    const { status, body } = await record('start');

    expect([status, body]).toMatchObject([
      200,
      { ok: true, code: 'changed', taskSid: TaskSid, recordingSid: expect.stringMatching(isRecordingSid) },
    ]);
    expect(bundle.requestsSent()).toEqual(['FetchTask', 'CreateCallRecording', 'UpdateTask']);
    expect(await conversations()).toEqual({ segment_link: urlOf(body.recordingSid) });
    assertRequestsConform(bundle.sandbox.requests.list());
  });

  test('where another link stands, its own is not said to be on the task', async () => {
    const first = await record('start');
    const { body } = await record('start');

    expect(await conversations()).toEqual({ segment_link: urlOf(first.body.recordingSid) });
    expect(body).toMatchObject({ code: 'changed', warnings: [{ field: 'conversations.segment_link' }] });
    expect(body.message).toMatch(/^The recording runs\. Look at this: conversations\.segment_link leads elsewhere/);
  });

  test('asks for mono unless told otherwise', async () => {
    await record('start');
    await record('start', { RecordingChannels: 'dual', RecordingTrack: 'Inbound' });

    expect(recordings()).toMatchObject([
      { channels: 1, track: 'both' },
      { channels: 2, track: 'inbound' },
    ]);
  });

  test('has every event told to our webhook, with the task and the reservation', async () => {
    await record('start', { ReservationSid: seed.reservationSids.answeredCall });

    const query = `TaskSid=${TaskSid}&ReservationSid=${seed.reservationSids.answeredCall}`;
    expect(recordings()[0].callback).toEqual({
      url: `${bundle.functions.url}/webhooks/recording-status?${query}#rc=2&rp=5xx,ct,rt`,
      events: ['in-progress', 'completed', 'absent'],
    });
  });

  test('a deployed Function is called back by https', () => {
    const url = statusCallbackOf({ DOMAIN_NAME: 'insights-1234.twil.io' } as never, {
      TaskSid,
      ReservationSid: undefined,
    });

    expect(url).toBe(`https://insights-1234.twil.io/webhooks/recording-status?TaskSid=${TaskSid}#rc=2&rp=5xx,ct,rt`);
  });

  test('ReservationSid is warned of where the link is one for the whole task', async () => {
    const { body } = await record('start', { ReservationSid: seed.reservationSids.answeredCall });

    expect([body.code, body.warnings]).toEqual([
      'changed',
      [
        {
          field: 'ReservationSid',
          problem: 'has no effect: a segment link belongs to the whole task',
          hint: 'set RECORDING_LINK=media, or leave it out',
        },
      ],
    ]);
  });

  test('a second recording of the task is made, and warned of', async () => {
    const first = await record('start');

    const { body } = await record('start');

    expect(body).toMatchObject({ code: 'changed', warnings: [{ field: 'conversations.segment_link' }] });
    expect(body.recordingSid).not.toBe(first.body.recordingSid);
    expect((await conversations()).segment_link).toBe(urlOf(first.body.recordingSid));
  });

  test('nothing is recorded for a task that is not there', async () => {
    const { status, body } = await record('start', { TaskSid: `WT${'9'.repeat(32)}` });

    expect([status, body.code, recordings()]).toEqual([404, 'task-not-found', []]);
  });

  test.each([
    ['has ended', CallSid, 'not in progress'],
    ['is unknown', `CA${'9'.repeat(32)}`, 'no such call'],
  ])('a call that %s is told', async (_, call, reason) => {
    bundle.sandbox.actions.endCall({ call: CallSid });

    const { status, body } = await record('start', { CallSid: call });

    expect([status, body]).toMatchObject([
      409,
      { code: 'not-allowed-now', taskSid: TaskSid, recordingSid: null, message: expect.stringContaining(reason) },
    ]);
  });

  test('a recording whose link does not fit is told with its SID', async () => {
    bundle.sandbox.putTask({ sid: TaskSid, attributes: { filler: 'x'.repeat(4060) } });

    const { status, body } = await record('start');

    expect([status, body]).toMatchObject([
      422,
      {
        ok: false,
        code: 'too-large',
        recordingSid: recordings()[0].sid,
        message: expect.stringMatching(/^The recording runs, but its link is not on the task: /),
      },
    ]);
  });

  test('another write in between is kept', async () => {
    const attributes = JSON.stringify({ conversations: { campaign: 'Spring' } });
    const update = {
      method: 'POST',
      path: `/v1/Workspaces/${seed.workspaceSid}/Tasks/${TaskSid}`,
      form: { Attributes: attributes },
    };
    bundle.sandbox.addFault({ kind: 'meanwhile', method: 'POST', path: `Tasks/${TaskSid}`, requests: [update] });

    const { body } = await record('start');

    expect(await conversations()).toEqual({ campaign: 'Spring', segment_link: urlOf(body.recordingSid) });
  });
});

describe('a recording that comes to nothing while its link is written', () => {
  const comesToNothing = async () => {
    bundle.sandbox.addFault({ kind: 'delay', method: 'POST', path: `Tasks/${TaskSid}`, delayMs: 650 });
    const reply = record('start');
    while (recordings().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    Object.assign(recordings()[0], { status: 'absent' });
    return reply;
  };

  test('loses its link again, and the reply says so', async () => {
    const { status, body } = await comesToNothing();

    expect([status, body]).toMatchObject([
      409,
      {
        code: 'not-allowed-now',
        recordingSid: recordings()[0].sid,
        message: 'The recording ended without sound while its link was written: the call has ended.',
      },
    ]);
    expect(await conversations()).toEqual({});
  });

  test('is not asked about when the link was written at once', async () => {
    await record('start');

    expect(bundle.requestsSent()).not.toContain('FetchRecording');
  });
});

describe('a start whose answer was lost', () => {
  test.each([
    ['reset-after', {}],
    ['half-body', {}],
    ['status', { status: 503, applied: true }],
  ] as const)('%s: is looked up, not sent again', async (kind, extra) => {
    bundle.sandbox.addFault({ kind, method: 'POST', path: 'Recordings', ...extra });

    const { body } = await record('start');

    expect(recordings()).toHaveLength(1);
    expect(body).toMatchObject({ code: 'changed', recordingSid: recordings()[0].sid });
    expect((await conversations()).segment_link).toBe(urlOf(body.recordingSid));
  });

  test('is not lost on a connection that died while nobody looked: it goes out on one of its own', async () => {
    await record('pause');
    const opened = jest.spyOn(Agent.prototype, 'createConnection');

    const { body } = await record('start');

    expect(body.code).toBe('changed');
    expect(opened.mock.calls.filter(([{ host }]) => host === 'api.twilio.com')).toHaveLength(1);
    opened.mockRestore();
  });

  test('is not repeated when the connection broke, even though no recording is found', async () => {
    bundle.sandbox.addFault({ kind: 'reset-before', method: 'POST', path: 'Recordings' });

    const { status, body } = await record('start');

    expect([status, body.code, recordings()]).toEqual([502, 'unavailable', []]);
  });

  test('is repeated after a 503, when no recording is found', async () => {
    bundle.sandbox.addFault({ kind: 'status', status: 503, method: 'POST', path: 'Recordings', times: 2 });

    const { body } = await record('start');

    expect([body.code, recordings().length]).toEqual(['changed', 1]);
  });

  test('says so when not even that could be asked', async () => {
    bundle.sandbox.addFault({ kind: 'reset-after', method: 'POST', path: 'Recordings' });
    bundle.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 60, method: 'GET', path: 'Recordings' });

    const { body } = await record('start');

    expect(body).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Look before starting another one'),
    });
  });

  test('an older recording of the call is not taken for it', async () => {
    bundle.sandbox.actions.putRecording({ call: CallSid, seconds: 60 });
    bundle.sandbox.addFault({ kind: 'reset-before', method: 'POST', path: 'Recordings' });

    const { body } = await record('start');

    expect([body.code, body.recordingSid]).toEqual(['unavailable', null]);
  });
});

describe('pause, resume and stop', () => {
  test('change the one active recording, one call each', async () => {
    const { body: started } = await record('start');
    bundle.sandbox.requests.clear();

    const replies = [await record('pause', { PauseBehavior: 'skip' }), await record('resume'), await record('stop')];

    expect(replies.map(({ body }) => [body.code, body.recordingSid])).toEqual(
      replies.map(() => ['changed', started.recordingSid]),
    );
    expect([started, ...replies.map(({ body }) => body)].map(({ message }) => message)).toEqual([
      'The recording runs, and its link is on the task.',
      'The recording is paused.',
      'The recording runs again.',
      'The recording has ended.',
    ]);
    expect(bundle.requestsSent()).toEqual(replies.map(() => 'UpdateCallRecording'));
    expect(bundle.sandbox.requests.list()[0].form).toEqual({ Status: 'paused', PauseBehavior: 'skip' });
    assertRequestsConform(bundle.sandbox.requests.list());
  });

  test('of several active recordings one must be named', async () => {
    const { body: first } = await record('start');
    await record('start');

    const unnamed = await record('pause', { RecordingSid: 'Twilio.CURRENT' });
    const named = await record('pause', { RecordingSid: String(first.recordingSid) });

    expect([unnamed.status, unnamed.body]).toMatchObject([
      409,
      { code: 'not-allowed-now', message: expect.stringContaining('send the RecordingSid') },
    ]);
    expect(named.body).toMatchObject({ code: 'changed', recordingSid: first.recordingSid });
  });

  test.each(['pause', 'resume', 'stop'])('%s where nothing is recorded is told', async (action) => {
    const { status, body } = await record(action);

    expect([status, body]).toMatchObject([
      409,
      { code: 'not-allowed-now', message: expect.stringContaining('Nothing is being recorded there') },
    ]);
  });

  test('stopping what has been stopped changes nothing; pausing it is told', async () => {
    const { body: started } = await record('start');
    const named = { RecordingSid: String(started.recordingSid) };
    await record('stop', named);

    const [stop, pause] = [await record('stop', named), await record('pause', named)];

    expect([stop.status, stop.body.code, stop.body.message]).toEqual([
      200,
      'unchanged',
      'The recording has ended already.',
    ]);
    expect([pause.status, pause.body]).toMatchObject([
      409,
      { code: 'not-allowed-now', recordingSid: started.recordingSid },
    ]);
  });

  test('a stop that came through without its answer is done', async () => {
    await record('start');
    bundle.sandbox.addFault({ kind: 'reset-after', method: 'POST', path: 'Twilio.CURRENT' });

    const { body } = await record('stop');

    expect([body.code, recordings()[0].status]).toEqual(['changed', 'stopped']);
  });

  test.each([{ status: 408 }, { status: 408, code: 16_114 }])('Twilio’s %j once is tried again', async (fault) => {
    await record('start');
    bundle.sandbox.addFault({ kind: 'status', path: 'Recordings', ...fault });

    const { body } = await record('pause');

    expect([body.code, recordings()[0].status]).toEqual(['changed', 'paused']);
  });

  test('a pause that Twilio refuses with 21220 is not told as an end for certain', async () => {
    await record('start');
    bundle.sandbox.addFault({ kind: 'status', path: 'Recordings', status: 400, code: 21_220 });

    const { body } = await record('pause');

    expect(body).toMatchObject({ code: 'not-allowed-now', message: expect.stringContaining('may be paused') });
  });

  test('ReservationSid is warned of: it has no effect here', async () => {
    await record('start');

    const { body } = await record('pause', { ReservationSid: seed.reservationSids.answeredCall });

    expect(body).toMatchObject({
      code: 'changed',
      warnings: [
        {
          field: 'ReservationSid',
          problem: 'has no effect with Action=pause',
          hint: 'send it with Action=start',
        },
      ],
    });
  });

  test.each([
    [{ status: 408, code: 16_114, retryAfter: 60 }, 502, 'unavailable'],
    [{ status: 400, code: 21_999 }, 500, 'unexpected'],
    [{ status: 429, retryAfter: 60 }, 429, 'rate-limited'],
    [{ status: 503, retryAfter: 60 }, 502, 'unavailable'],
  ])('Twilio’s %j is %i %s', async (fault, status, code) => {
    bundle.sandbox.addFault({ kind: 'status', path: 'Recordings', ...fault });

    const reply = await record('pause');

    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(reply.body.message).not.toContain('is paused');
  });
});

describe('a conference', () => {
  const ofConference = (Action: string) => bundle.call(path, { TaskSid, Action, ConferenceSid });

  test('is paused and resumed', async () => {
    const { sid } = bundle.sandbox.actions.recordConference({ conference: ConferenceSid });

    const replies = [await ofConference('pause'), await ofConference('resume')];

    expect(replies.map(({ body }) => [body.code, body.recordingSid])).toEqual([
      ['changed', sid],
      ['changed', sid],
    ]);
    expect(bundle.requestsSent()).toEqual(['UpdateConferenceRecording', 'UpdateConferenceRecording']);
  });

  test.each(['start', 'stop'])('cannot be asked to %s', async (action) => {
    const { status, body } = await ofConference(action);

    expect([status, body.code, body.issues[0].problem]).toEqual([
      400,
      'bad-input',
      `cannot be ${action} for a conference, whose recording Twilio only pauses and resumes`,
    ]);
    expect(bundle.requestsSent()).toEqual([]);
  });
});

test.each([
  [{ Action: 'begin' }, 'Action'],
  [{ CallSid: '' }, 'CallSid'],
  [{ ConferenceSid, Action: 'pause' }, 'ConferenceSid'],
  [{ RecordingSid: `RE${'1'.repeat(32)}` }, 'RecordingSid'],
  [{ RecordingSid: 'Twilio.current', Action: 'stop' }, 'RecordingSid'],
  [{ RecordingChannels: 'stereo' }, 'RecordingChannels'],
  [{ RecordingChannels: 'dual', Action: 'stop' }, 'RecordingChannels'],
  [{ RecordingTrack: 'both', Action: 'pause' }, 'RecordingTrack'],
  [{ PauseBehavior: 'skip' }, 'PauseBehavior'],
  [{ TaskSid: 'WT1' }, 'TaskSid'],
])('%j is refused, naming %s, before anything is asked of Twilio', async (parameters, field) => {
  const { status, body } = await record('start', parameters);

  expect([status, body.issues.map((issue) => issue.field)]).toEqual([400, [field]]);
  expect(bundle.requestsSent()).toEqual([]);
});

test('what belongs to start alone is refused with another action, all of it at once', async () => {
  const { body } = await record('stop', { RecordingChannels: 'dual', RecordingTrack: 'both', PauseBehavior: 'skip' });

  expect(body.issues.map(({ field }) => field)).toEqual(['RecordingChannels', 'RecordingTrack', 'PauseBehavior']);
});

describe('with signed links and no secret', () => {
  let unready: Bundle;
  beforeAll(async () => {
    unready = await startBundle({ RECORDING_ACCESS: 'signed' });
  });
  afterAll(() => unready.close());

  test('nothing is asked of Twilio, least of all to record', async () => {
    const { status, body } = await unready.call(path, { TaskSid, Action: 'start', CallSid });

    expect([status, body.code]).toEqual([500, 'not-configured']);
    expect(body.message).toContain('RECORDING_LINK_SECRET');
    // The SDK keeps its connections: a request could still end in the first sandbox.
    expect([...unready.requestsSent(), ...bundle.requestsSent()]).toEqual([]);
  });
});
