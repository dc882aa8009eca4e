/** A call recorded in part, over HTTP, with the callbacks Twilio would send: in time, late, twice, too early. */
import twilio from 'twilio';
import { seed, startBundle, type Bundle } from '../harness/bundle';

let bundle: Bundle;
const TaskSid = seed.taskSids.answeredCall;
const CallSid = seed.callSids.answeredCall;
const deletedAfter = 300;

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(() => {
  bundle.sandbox.reset();
  bundle.functions.log.length = 0;
});

const { calls } = twilio(seed.accountSid, seed.authToken);
const record = (Action: string, parameters = {}) =>
  bundle.call('/studio/record-call', { TaskSid, CallSid, Action, ...parameters });
const seconds = (count: number) => bundle.sandbox.clock.advance(count * 1000);
const settled = () => bundle.sandbox.events.settled();
const urlOf = (sid: unknown) =>
  `https://api.twilio.com/2010-04-01/Accounts/${seed.accountSid}/Recordings/${String(sid)}`;
const linkOf = async (sid = TaskSid) => (await bundle.fetchTask(sid)).attributes.conversations?.segment_link;
const logged = () =>
  bundle.functions.log
    .filter(({ line }) => line.fn === '/webhooks/recording-status')
    .map(({ level, line }) => [line.eventType, level, line.code, line.calls]);

/** The statuses our webhook answered to the last callback, its retries included. */
const answers = () =>
  bundle.sandbox.events
    .list()
    .findLast(({ type }) => type.startsWith('recording.'))
    ?.attempts.map(({ status }) => status);

/** A recording started by somebody else, so that the callback alone can put its link on the task. */
async function recordElsewhere(query = `?TaskSid=${TaskSid}`): Promise<string> {
  const { sid } = await calls(CallSid).recordings.create({
    recordingStatusCallback: `${bundle.functions.url}/webhooks/recording-status${query}`,
  });
  seconds(20);
  return sid;
}

test('started, paused, resumed and stopped: one link, there from the start, and callbacks that find it', async () => {
  const { body } = await record('start');
  const atOnce = await linkOf();
  await settled();
  seconds(5);
  await record('pause', { PauseBehavior: 'skip' });
  seconds(60);
  await record('resume');
  seconds(5);
  await record('stop');
  seconds(2);
  await settled();

  expect([atOnce, await linkOf()]).toEqual([urlOf(body.recordingSid), urlOf(body.recordingSid)]);
  expect(bundle.sandbox.state.recordings.get(String(body.recordingSid))).toMatchObject({
    status: 'completed',
    recordedMs: expect.closeTo(10_000, -3),
  });
  expect(logged().at(-1)).toEqual(['recording.completed', 'log', 'unchanged', 1]);
});

describe('the callback comes', () => {
  test('while the task is in wrap-up', async () => {
    const sid = await recordElsewhere();
    bundle.sandbox.actions.wrapUp({ task: TaskSid });
    bundle.sandbox.actions.endCall({ call: CallSid });
    seconds(2);
    await settled();

    expect([(await bundle.fetchTask(TaskSid)).status, await linkOf()]).toEqual(['wrapping', urlOf(sid)]);
  });

  test('after completion, inside the window', async () => {
    bundle.sandbox.changeSettings({ recordingProcessingSeconds: 100 });
    const sid = await recordElsewhere();
    bundle.sandbox.actions.endCall({ call: CallSid });
    bundle.sandbox.actions.complete({ task: TaskSid });
    seconds(101);
    await settled();

    expect([(await bundle.fetchTask(TaskSid)).status, await linkOf()]).toEqual(['completed', urlOf(sid)]);
  });

  test('after deletion: the log says which recording is on no task', async () => {
    bundle.sandbox.changeSettings({ recordingProcessingSeconds: deletedAfter + 100 });
    const sid = await recordElsewhere();
    bundle.sandbox.actions.endCall({ call: CallSid });
    bundle.sandbox.actions.complete({ task: TaskSid });
    seconds(deletedAfter + 101);
    await settled();

    expect(answers()).toEqual([204]);
    expect(bundle.functions.log).toMatchObject([
      {
        level: 'warn',
        line: {
          code: 'task-not-found',
          taskSid: TaskSid,
          note: `Recording ${sid} could not be attached: task-not-found.`,
        },
      },
    ]);
  });

  test('after deletion of a task whose link was put there at the start: nothing was lost', async () => {
    bundle.sandbox.changeSettings({ recordingProcessingSeconds: deletedAfter + 100 });
    const { body } = await record('start');
    seconds(20);
    bundle.sandbox.actions.endCall({ call: CallSid });
    bundle.sandbox.actions.complete({ task: TaskSid });

    expect(await linkOf()).toBe(urlOf(body.recordingSid));
  });

  test('twice', async () => {
    bundle.sandbox.addFault({ kind: 'callback-repeated', event: 'recording', copies: 3 });
    bundle.sandbox.changeSettings({ callbackConcurrency: 4 });
    const sid = await recordElsewhere();
    bundle.sandbox.actions.endCall({ call: CallSid });
    seconds(2);
    await settled();

    expect(await linkOf()).toBe(urlOf(sid));
    expect(logged()).toHaveLength(4);
    expect(
      bundle.sandbox.requests.list().filter(({ operation, status }) => operation === 'UpdateTask' && status === 200),
    ).toHaveLength(1);
  });

  test('before the reply to the start', async () => {
    bundle.sandbox.addFault({ kind: 'delay', delayMs: 300, method: 'POST', path: `Tasks/${TaskSid}` });

    const { body } = await record('start');
    await settled();

    expect([body.code, await linkOf()]).toEqual(['changed', urlOf(body.recordingSid)]);
    expect(
      bundle.sandbox.requests
        .list()
        .filter(({ operation }) => operation === 'UpdateTask')
        .map(({ status }) => status),
    ).toEqual(expect.arrayContaining([200, 412]));
  });

  test('for a conference, without TaskSid', async () => {
    const callback = { url: `${bundle.functions.url}/webhooks/recording-status`, events: ['completed'] };
    const { sid } = bundle.sandbox.actions.recordConference({ conference: seed.conferenceSid, callback });
    seconds(20);
    bundle.sandbox.actions.hangUp({ task: TaskSid });
    seconds(2);
    await settled();

    expect(await linkOf()).toBe(urlOf(sid));
  });

  test('for a call, without TaskSid', async () => {
    const sid = await recordElsewhere('');
    bundle.sandbox.actions.endCall({ call: CallSid });
    seconds(2);
    await settled();

    expect([await linkOf(), await linkOf(seed.taskSids.queuedCall)]).toEqual([urlOf(sid), undefined]);
  });

  test('while TaskRouter is away: it comes again, as its address asks for', async () => {
    bundle.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 60, host: 'taskrouter' });
    const sid = await recordElsewhere(`?TaskSid=${TaskSid}#rc=2&rp=5xx`);
    bundle.sandbox.actions.endCall({ call: CallSid });
    seconds(2);
    await settled();

    expect([answers(), await linkOf()]).toEqual([[503, 204], urlOf(sid)]);
  });

  test('for a recording that came to nothing: the link goes again', async () => {
    const { body } = await record('start');
    const meanwhile = await linkOf();
    await record('stop');
    seconds(2);
    await settled();

    expect([meanwhile, await linkOf()]).toEqual([urlOf(body.recordingSid), undefined]);
    expect(logged().at(-1)).toEqual(['recording.absent', 'log', 'changed', 2]);
  });

  test('for a recording that came to nothing, the start told last: no link stays', async () => {
    seconds(-60);
    bundle.sandbox.addFault({ kind: 'callback-delayed', delayMs: 10_000, event: 'recording.in-progress' });
    await record('start');
    await record('stop');
    seconds(2);
    await settled();
    seconds(10);
    await settled();

    expect(logged().map(([eventType]) => eventType)).toEqual(['recording.absent', 'recording.in-progress']);
    expect(await linkOf()).toBeUndefined();
  });
});

test('a link whose write failed at the start comes with the callback', async () => {
  bundle.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 60, method: 'POST', path: `Tasks/${TaskSid}` });

  const { status, body } = await record('start');
  await settled();

  expect([status, body]).toMatchObject([502, { code: 'unavailable', recordingSid: expect.stringMatching(/^RE/) }]);
  expect(await linkOf()).toBe(urlOf(body.recordingSid));
});
