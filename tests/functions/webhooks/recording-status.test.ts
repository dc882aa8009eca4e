/** When a link is put on which task, and taken away. Its shapes are in recording-status-links.test.ts. */
import absent from '../../recorded/events/recording-absent.json';
import completed from '../../recorded/events/recording-completed.json';
import conferenceCompleted from '../../recorded/events/recording-conference-completed.json';
import failed from '../../recorded/events/recording-failed-encrypted.json';
import inProgress from '../../recorded/events/recording-in-progress.json';
import { assertRequestsConform } from '../../harness/openapi';
import {
  bundle,
  conversations,
  link,
  log,
  putConversations,
  recordingSid,
  taskSid,
  tell,
  useBundle,
} from '../../harness/recording-callbacks';

describe('as segment link', () => {
  useBundle();

  test('the completed recording of a call is put on its task for two calls', async () => {
    const { status } = await tell(completed);

    expect(status).toBe(204);
    expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask']);
    expect(await conversations()).toEqual({ segment_link: link });
    expect(log()).toMatchObject([
      { level: 'log', code: 'changed', taskSid, eventType: 'recording.completed', calls: 2 },
    ]);
  });

  test('everything else on the task stays', async () => {
    const { attributes } = await bundle.fetchTask(taskSid);
    await putConversations({ campaign: 'Spring', segment_link: '' });

    await tell(completed);

    expect((await bundle.fetchTask(taskSid)).attributes).toEqual({
      ...attributes,
      conversations: { campaign: 'Spring', segment_link: link },
    });
  });

  test('a repeated callback finds the link and costs one call', async () => {
    await tell(completed);
    bundle.sandbox.requests.clear();

    await tell(completed);

    expect(bundle.requestsSent()).toEqual(['FetchTask']);
  });

  test('another recording leaves the first link and is told to the operator', async () => {
    await putConversations({ segment_link: link.replace(/RE.*/, `RE${'1'.repeat(32)}`) });

    const { status } = await tell(completed);

    expect([status, (await conversations()).segment_link]).toEqual([204, link.replace(/RE.*/, `RE${'1'.repeat(32)}`)]);
    expect(log()).toMatchObject([
      {
        level: 'warn',
        code: 'unchanged',
        note: `Recording ${recordingSid} could not be attached: conversations.segment_link leads elsewhere already and was left as it is.`,
      },
    ]);
  });

  test.each([
    ['absent', absent],
    ['failed', failed],
  ])('a recording that is %s takes its link away', async (_, event) => {
    await putConversations({ campaign: 'Spring', segment_link: link });

    const { status } = await tell(event);

    expect([status, await conversations()]).toEqual([204, { campaign: 'Spring' }]);
    expect(log()).toMatchObject([{ level: 'log', code: 'changed' }]);
  });

  test('an absent recording leaves the link of another one', async () => {
    const other = { segment_link: 'https://recordings.example.com/42' };
    await putConversations(other);

    await tell(absent);

    expect([await conversations(), bundle.requestsSent()]).toEqual([other, ['FetchTask']]);
  });

  test('a start that is told after the end does not bring the link back', async () => {
    const { sid } = bundle.sandbox.actions.putRecording({ sid: recordingSid, call: completed.CallSid, seconds: 0 });
    Object.assign(bundle.sandbox.state.recordings.get(sid)!, { status: 'absent' });

    const { status } = await tell(inProgress);

    expect([status, await conversations()]).toEqual([204, undefined]);
    expect(bundle.requestsSent()).toEqual(['FetchTask', 'FetchRecording']);
  });

  /** A start in this moment, although Twilio tells whole seconds: waits for one to begin. */
  const startingNow = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1000 - (Date.now() % 1000)));
    return { ...inProgress, RecordingStartTime: new Date().toUTCString().replace('GMT', '+0000') };
  };

  test('a start that is told at once puts the link on the task for two calls', async () => {
    await tell(await startingNow());

    expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask']);
    expect(await conversations()).toEqual({ segment_link: link });
  });

  test.each([
    ['deleted meanwhile', 'deleted', 0],
    ['absent meanwhile, by a clock an hour behind Twilio’s', 'absent', 3_600_000],
  ])('a start of a recording that was %s puts no link on the task', async (_, status, aheadMs) => {
    const { sid } = bundle.sandbox.actions.putRecording({ sid: recordingSid, call: completed.CallSid, seconds: 0 });
    Object.assign(bundle.sandbox.state.recordings.get(sid)!, { status });
    const RecordingStartTime = new Date(Date.now() - 10_000 + aheadMs).toUTCString().replace('GMT', '+0000');

    await tell({ ...inProgress, RecordingStartTime });

    expect(await conversations()).toBeUndefined();
  });

  test('a recording that comes to nothing while its link is written, in less than a second, loses it again', async () => {
    const { sid } = bundle.sandbox.actions.putRecording({ sid: recordingSid, call: completed.CallSid, seconds: 0 });
    Object.assign(bundle.sandbox.state.recordings.get(sid)!, { status: 'absent' });
    bundle.sandbox.addFault({ kind: 'delay', method: 'POST', path: `Tasks/${taskSid}`, delayMs: 650 });

    await tell(await startingNow());

    expect(await conversations()).toEqual({});
    expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask', 'FetchRecording', 'UpdateTask']);
  });

  test.each([['paused'], ['resumed'], ['stopped'], ['processing']])('%s counts as running', async (RecordingStatus) => {
    bundle.sandbox.actions.putRecording({ sid: recordingSid, call: completed.CallSid, seconds: 60 });

    await tell({ ...inProgress, RecordingStatus });

    expect(await conversations()).toEqual({ segment_link: link });
  });

  test.each([['started-to-shine'], ['__proto__']])('the unknown status %s is ignored', async (RecordingStatus) => {
    const { status } = await tell({ ...completed, RecordingStatus });

    expect([status, bundle.requestsSent()]).toEqual([204, []]);
    expect(bundle.functions.log.at(-1)?.line).toMatchObject({ code: 'unchanged', eventType: 'recording.other' });
  });
});

describe('without TaskSid', () => {
  useBundle();

  test('a conference tells the task by its name', async () => {
    await tell(conferenceCompleted, '');

    expect(bundle.requestsSent()).toEqual(['FetchConference', 'FetchTask', 'UpdateTask']);
    expect(await conversations()).toEqual({ segment_link: link });
  });

  test.each([
    ['the call_sid', (CallSid: string) => ({ call_sid: CallSid })],
    ['the customer of the conference', (CallSid: string) => ({ conference: { participants: { customer: CallSid } } })],
    ['the agent’s leg', (CallSid: string) => ({ conference: { participants: { worker: CallSid } } })],
    ['worker_call_sid', (CallSid: string) => ({ worker_call_sid: CallSid })],
  ])('a call is looked up by %s, for one query', async (_, attributes) => {
    const CallSid = `CA${'e'.repeat(32)}`;
    const task = await bundle.createTask(attributes(CallSid));
    bundle.sandbox.requests.clear();
    bundle.functions.log.length = 0;

    await tell({ ...completed, CallSid }, '');

    expect(bundle.requestsSent()).toEqual(['ListTask', 'FetchTask', 'UpdateTask']);
    expect(await conversations(task)).toEqual({ segment_link: link });
    expect(log()).toMatchObject([{ taskSid: task }]);
    assertRequestsConform(bundle.sandbox.requests.list());
  });

  test('of several tasks of a call the newest is meant', async () => {
    bundle.sandbox.clock.advance(60_000);
    const newest = await bundle.createTask({ call_sid: completed.CallSid });

    await tell(completed, '?TaskSid=');

    expect([await conversations(newest), await conversations()]).toEqual([{ segment_link: link }, undefined]);
  });

  test('a conference with another name is looked up among the tasks', async () => {
    const { sid } = bundle.sandbox.actions.putConference({ friendlyName: 'Daily' });
    const task = await bundle.createTask({ conference: { sid } });

    await tell({ ...conferenceCompleted, ConferenceSid: sid }, '');

    expect(await conversations(task)).toEqual({ segment_link: link });
  });

  test.each([
    ['is not named after a task', () => bundle.sandbox.actions.putConference({ friendlyName: 'Daily' }).sid],
    ['is not there', () => `CF${'9'.repeat(32)}`],
  ])('a conference that %s does not hide the call, for one query', async (_, conference) => {
    const event = { ...completed, ConferenceSid: conference(), CallSid: `CA${'e'.repeat(32)}` };
    const task = await bundle.createTask({ call_sid: event.CallSid });
    bundle.sandbox.requests.clear();

    await tell(event, '');

    expect(await conversations(task)).toEqual({ segment_link: link });
    expect(bundle.requestsSent()).toEqual(['FetchConference', 'ListTask', 'FetchTask', 'UpdateTask']);
  });

  test('the limit of three queries a second only delays', async () => {
    const calls = Array.from({ length: 5 }, (_, n) => `CA${String(n).repeat(32)}`);
    const tasks = await Promise.all(calls.map((call_sid) => bundle.createTask({ call_sid })));

    const replies = await Promise.all(calls.map((CallSid) => tell({ ...completed, CallSid }, '')));

    expect(replies.map(({ status }) => status)).toEqual([204, 204, 204, 204, 204]);
    expect(await Promise.all(tasks.map((sid) => conversations(sid)))).toEqual(
      tasks.map(() => ({ segment_link: link })),
    );
  });

  test('nothing found is told to the operator once the recording is done', async () => {
    const CallSid = `CA${'f'.repeat(32)}`;

    const replies = [await tell({ ...inProgress, CallSid }, ''), await tell({ ...completed, CallSid }, '')];

    expect(replies.map(({ status }) => status)).toEqual([204, 204]);
    expect(log().map(({ level }) => level)).toEqual(['log', 'warn']);
  });
});

describe('when it cannot be done', () => {
  useBundle();

  test('a task deleted already: 204, and one line that names the recording', async () => {
    await tell(completed, `?TaskSid=WT${'9'.repeat(32)}`);

    expect(log()).toEqual([
      {
        level: 'warn',
        fn: '/webhooks/recording-status',
        code: 'task-not-found',
        taskSid: `WT${'9'.repeat(32)}`,
        eventType: 'recording.completed',
        attempts: undefined,
        calls: 1,
        ms: expect.any(Number),
        note: `Recording ${recordingSid} could not be attached: task-not-found.`,
      },
    ]);
  });

  test('an absent recording of a deleted task is nothing to worry about', async () => {
    const { status } = await tell(absent, `?TaskSid=WT${'9'.repeat(32)}`);

    expect([status, log()[0].level]).toEqual([204, 'log']);
  });

  test.each([
    ['no room left', { filler: 'x'.repeat(4060) }, 'too-large'],
    ['conversations that are not an object', { conversations: 'see CRM' }, 'task-unreadable'],
  ])('%s: 204, and a line that names the recording', async (_, attributes, code) => {
    bundle.sandbox.putTask({ sid: taskSid, attributes });

    const reply = await tell(completed);

    expect([reply.status, log()[0]]).toMatchObject([
      204,
      { level: 'warn', code, note: expect.stringContaining(recordingSid) },
    ]);
  });

  test('Twilio failing for good asks for a retry', async () => {
    bundle.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 60, times: 'always' });

    const { status } = await tell(completed);

    expect([status, log()[0]]).toMatchObject([503, { code: 'unavailable' }]);
  });

  test.each([
    ['RecordingSid', { ...completed, RecordingSid: 'RE1' }],
    ['RecordingStatus', { ...completed, RecordingStatus: '' }],
  ])('without a right %s it is refused', async (_, event) => {
    const { status } = await tell(event);

    expect([status, bundle.requestsSent()]).toEqual([400, []]);
  });

  test('any other parameter that cannot be read counts as not sent', async () => {
    const { status } = await tell({ ...completed, RecordingStartTime: 'soon', RecordingChannels: '7' }, '?TaskSid=WT1');

    expect([status, bundle.requestsSent()]).toEqual([204, ['ListTask', 'FetchTask', 'UpdateTask']]);
  });
});
