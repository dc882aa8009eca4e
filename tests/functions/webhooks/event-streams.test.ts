/** The door of Event Streams itself; what happens behind it is in the tests of taskrouter-event, which run through both. */
import taskCanceled from '../../recorded/events/task-canceled-hang-up.json';
import taskCompleted from '../../recorded/events/task-completed.json';
import { startBundle, type Bundle } from '../../harness/bundle';
import { sendToStreams, streamed, streamsPath, streamsToken } from '../../harness/event-doors';
import { putTaskOf, type Recorded } from '../../harness/task-events';

let bundle: Bundle;
const newer = 'newer-token-of-32-characters-0000';

beforeAll(async () => {
  bundle = await startBundle({
    OUTCOME_BY_REASON: '{"*":"Other"}',
    EVENT_STREAMS_TOKEN: `${streamsToken}, ${newer}`,
  });
});
afterAll(() => bundle.close());
beforeEach(() => {
  bundle.sandbox.reset();
  bundle.functions.log.length = 0;
});

const outcomeOf = async (sid: string) => (await bundle.fetchTask(sid)).attributes.conversations?.outcome;
const ended = (changed: Recorded = {}) =>
  putTaskOf(bundle, taskCanceled, { Sid: `EV${Math.random().toString(16).slice(2).padEnd(32, '0')}`, ...changed });
const levels = () => bundle.functions.log.map(({ level }) => level);

describe('who may come in', () => {
  test.each([streamsToken, newer])('whoever brings one of the tokens (%#)', async (token) => {
    const { status } = await sendToStreams(bundle, [streamed(await ended())], `event-streams:${token}`);

    expect(status).toBe(204);
  });

  test.each([
    ['', 401],
    ['event-streams:wrong', 403],
    [`somebody:${streamsToken}`, 403],
    [`event-streams:${streamsToken}, ${newer}`, 403],
  ])('nobody with the credentials %j: %i, and nothing is read', async (credentials, expected) => {
    const event = await ended();

    const { status, text } = await sendToStreams(bundle, [streamed(event)], credentials);

    expect([status, text, bundle.requestsSent(), levels()]).toEqual([expected, '', [], ['log']]);
  });

  test('while the token is unset nothing seems to be there, and nothing is news to an operator', async () => {
    const off = await startBundle({});

    const { status, text } = await sendToStreams(off, [streamed(taskCanceled)]);

    expect([status, text, off.functions.log.map(({ level }) => level)]).toEqual([404, '', ['log']]);
    await off.close();
  });
});

test.each([
  ['one event in an array', (event: object) => [event]],
  ['one event alone', (event: object) => event],
  [
    'a payload that is text',
    (event: any) => [{ ...event, data: { ...event.data, payload: JSON.stringify(event.data.payload) } }],
  ],
  [
    'with what is absent left out',
    (event: any) => [{ ...event, data: { sid: event.data.sid, payload: event.data.payload } }],
  ],
])('%s settles its task for one call', async (_, shaped) => {
  const event = await ended();

  const { status, text } = await sendToStreams(bundle, shaped(streamed(event)));

  expect([status, text, bundle.requestsSent()]).toEqual([204, '', ['UpdateTask']]);
  expect(await outcomeOf(event.TaskSid)).toBe('Other');
});

test.each([
  ['nothing', ''],
  ['an empty array', []],
  ['a text', ['com.twilio.taskrouter.task.canceled']],
  ['a callback', taskCanceled],
  ['an event without a type', [{ specversion: '1.0', data: {} }]],
  ['deep nesting', JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`)],
])('%s is no CloudEvent: 400', async (_, body) => {
  expect((await sendToStreams(bundle, body)).status).toBe(400);
});

test.each([
  ['of another account', { AccountSid: `AC${'9'.repeat(32)}` }],
  ['of another workspace', { WorkspaceSid: `WS${'9'.repeat(32)}` }],
  ['of a type that is not handled', { EventType: 'task.updated' }],
  ['of a worker', { EventType: 'worker.activity.update', TaskSid: '' }],
])('an event %s is done with, and costs nothing', async (_, changed) => {
  const event = { ...(await ended()), ...changed };

  const { status } = await sendToStreams(bundle, [streamed(event)]);

  expect([status, bundle.requestsSent()]).toEqual([204, []]);
});

test('a megabyte of somebody else’s events is passed over', async () => {
  const foreign = streamed({ ...taskCanceled, AccountSid: `AC${'9'.repeat(32)}` });

  const { status } = await sendToStreams(
    bundle,
    Array.from({ length: 350 }, () => foreign),
  );

  expect([status, bundle.requestsSent()]).toEqual([204, []]);
});

test('an event told several times in a batch is handled once', async () => {
  const event = await ended();

  await sendToStreams(bundle, [event, event, event].map(streamed));

  expect(bundle.requestsSent()).toEqual(['UpdateTask']);
});

test('events of one task are handled in order of version, however they come', async () => {
  const early = await ended({ EventType: 'task.created', TaskVersion: '0', Sid: 'EV1' });
  const late = { ...early, EventType: 'task.canceled', TaskVersion: '1', Sid: 'EV2' };

  await sendToStreams(bundle, [late, early].map(streamed));

  expect(await outcomeOf(early.TaskSid)).toBe('Other');
  expect(bundle.requestsSent()).toEqual(['UpdateTask']);
});

test('a task that is gone and one that Twilio refuses keep no other from being done; a retry is asked for', async () => {
  const [fine, gone, refused, alsoFine] = [await ended(), await ended(), await ended(), await ended()];
  bundle.sandbox.state.tasks.delete(gone.TaskSid);
  bundle.sandbox.addFault({ kind: 'status', status: 503, path: refused.TaskSid, times: 'always' });

  const { status } = await sendToStreams(bundle, [fine, gone, refused, alsoFine].map(streamed));

  bundle.sandbox.faults.remove();
  expect(status).toBe(503);
  expect(await Promise.all([fine, alsoFine].map(({ TaskSid }) => outcomeOf(TaskSid)))).toEqual(['Other', 'Other']);
});

test('a task that is gone alone needs no retry', async () => {
  const gone = await ended();
  bundle.sandbox.state.tasks.delete(gone.TaskSid);

  expect((await sendToStreams(bundle, [streamed(gone)])).status).toBe(204);
});

test('a Twilio that stays silent is answered for within the five seconds that Event Streams waits', async () => {
  const events = await Promise.all(Array.from({ length: 20 }, () => ended()));
  bundle.sandbox.addFault({ kind: 'delay', delayMs: 20_000, times: 'always' });
  const started = performance.now();

  const { status } = await sendToStreams(bundle, events.map(streamed));

  bundle.sandbox.faults.remove();
  expect([status, performance.now() - started < 5000]).toEqual([503, true]);
});

test('one log line a batch: counts, no value, no token', async () => {
  const event = await ended({ TaskAttributes: '{"name":"Zoë"}' });
  const foreign = streamed({ ...taskCompleted, AccountSid: `AC${'9'.repeat(32)}` });

  await sendToStreams(bundle, [streamed(event), foreign]);

  expect(bundle.functions.log).toMatchObject([
    { level: 'log', line: { fn: streamsPath, code: 'changed', events: 1, ignored: 1, calls: 1 } },
  ]);
  expect(JSON.stringify(bundle.functions.log)).not.toMatch(/Zoë|streams-token/);
});

test('deliveries of Event Streams itself settle a call that was hung up in the queue', async () => {
  const { actions, streams } = bundle.sandbox;
  const destination = new URL(bundle.functions.url + streamsPath);
  Object.assign(destination, { username: 'event-streams', password: newer });
  bundle.sandbox.streamEventsTo(destination.href, { batch: true });

  const { sid } = actions.enqueueCall({});
  actions.hangUp({ task: sid });
  await streams.settled();

  expect(await outcomeOf(sid)).toBe('Other');
});
