/** Outcomes over HTTP: calls end in every way a call can, with TaskRouter's events really arriving at our Function. */
import { seed, startBundle, type Bundle } from '../harness/bundle';

let bundle: Bundle;
const { alice, bob } = seed.workerSids;
const webhook = '/webhooks/taskrouter-event';
const filter = 'task.created,task.canceled,task.completed,reservation.wrapup';

beforeAll(async () => {
  bundle = await startBundle({ OUTCOME_BY_REASON: '{"hangup":"Abandoned","task ttl exceeded":"Waited too long"}' });
});
afterAll(() => bundle.close());
beforeEach(() => {
  bundle.sandbox.sendEventsTo(`${bundle.functions.url}${webhook}#rc=2&rp=5xx,rt,ct`, filter);
  bundle.sandbox.reset();
  bundle.functions.log.length = 0;
});

const settled = () => bundle.sandbox.events.settled();
const eventsOf = (task: string) => bundle.sandbox.events.list().filter(({ parameters }) => parameters.TaskSid === task);
/** The event that closed a task, as it was sent. */
const closingEvent = (task: string) => {
  const { parameters } = eventsOf(task).find(({ type }) => type === 'task.canceled' || type === 'task.completed')!;
  return {
    reason: parameters.TaskCanceledReason ?? parameters.TaskCompletedReason,
    conversations: JSON.parse(parameters.TaskAttributes).conversations,
  };
};

/** A call that follows another one of the same customer, and is linked to it by its task.created. */
async function secondCall(): Promise<{ first: string; task: string }> {
  const first = bundle.sandbox.actions.enqueueCall({}).sid;
  const task = bundle.sandbox.actions.enqueueCall({ attributes: { previous_task_sid: first } }).sid;
  await settled();
  return { first, task };
}

/** Answered by Alice, handed to Bob, and over: Bob is wrapping up. */
async function talkedAndTransferred(task: string): Promise<void> {
  const { actions } = bundle.sandbox;
  actions.route({ task, worker: alice });
  actions.accept({ task, worker: alice });
  actions.transfer({ task, to: bob });
  actions.accept({ task, worker: bob });
  actions.wrapUp({ task, worker: bob });
  await settled();
}

test('queued, answered, transferred, wrapped up and completed with an outcome: it is on the task before the closing event', async () => {
  const { first, task } = await secondCall();
  await talkedAndTransferred(task);

  const { body } = await bundle.call('/studio/close-task', {
    TaskSid: task,
    Status: 'completed',
    Reason: 'solved',
    Outcome: 'Retention - Success',
  });
  await settled();

  expect(body.code).toBe('changed');
  const conversations = { conversation_id: first, outcome: 'Retention - Success' };
  expect(await bundle.fetchTask(task)).toMatchObject({
    status: 'completed',
    reason: 'solved',
    attributes: { conversations },
  });
  expect(closingEvent(task)).toEqual({ reason: 'solved', conversations });
});

test('hung up in the queue: TaskRouter ends the task by itself, and the outcome is filled in from its event', async () => {
  const { first, task } = await secondCall();

  bundle.sandbox.actions.hangUp({ task });
  await settled();

  const filledIn = { outcome: 'Abandoned', abandoned: 'Yes', abandoned_phase: 'Queue', hang_up_by: 'Customer' };
  expect(await bundle.fetchTask(task)).toMatchObject({
    status: 'canceled',
    reason: 'hangup',
    attributes: { conversations: { conversation_id: first, ...filledIn } },
  });
  expect(closingEvent(task)).toEqual({ reason: 'hangup', conversations: { conversation_id: first } });
});

test('canceled by Studio with reason and outcome: both are in the closing event', async () => {
  const { sid: task } = bundle.sandbox.actions.enqueueCall({});
  await bundle.call('/studio/link-task', { TaskSid: task, ConversationId: 'case 7' });

  await bundle.call('/studio/close-task', {
    TaskSid: task,
    Status: 'canceled',
    Reason: 'callback',
    Outcome: 'Callback requested',
    'conversations.abandoned': 'Follow-Up',
  });
  await settled();

  const conversations = { conversation_id: 'case 7', outcome: 'Callback requested', abandoned: 'Follow-Up' };
  expect(await bundle.fetchTask(task)).toMatchObject({
    status: 'canceled',
    reason: 'callback',
    attributes: { conversations },
  });
  expect(closingEvent(task)).toEqual({ reason: 'callback', conversations });
});

test('completed by the agents in Flex after the back end wrote the outcome: the event costs nothing', async () => {
  const { task } = await secondCall();
  await talkedAndTransferred(task);
  await bundle.call('/studio/enrich-task', { TaskSid: task, 'conversations.outcome': 'Sale' });
  bundle.functions.log.length = 0;

  for (const worker of [alice, bob]) bundle.sandbox.actions.complete({ task, worker });
  await settled();

  expect(closingEvent(task).conversations.outcome).toBe('Sale');
  expect(bundle.functions.log.map(({ line }) => [line.eventType, line.calls])).toEqual([['task.completed', 0]]);
});

test('a task that waited too long gets the outcome of TaskRouter’s own reason', async () => {
  const { sid: task } = bundle.sandbox.actions.enqueueCall({});
  bundle.sandbox.changeSettings({ deletionSeconds: 600 });

  bundle.sandbox.clock.advance(86_401_000);
  await settled();

  expect(await bundle.fetchTask(task)).toMatchObject({
    reason: 'Task TTL Exceeded',
    attributes: { conversations: { outcome: 'Waited too long' } },
  });
});

describe('events that come as they like', () => {
  const hungUp = { outcome: 'Abandoned', abandoned: 'Yes', abandoned_phase: 'Queue', hang_up_by: 'Customer' };

  test.each([
    ['repeated', { kind: 'callback-repeated', copies: 3 }],
    ['late', { kind: 'callback-delayed', delayMs: 60_000 }],
    ['out of order', { kind: 'callback-reordered', event: 'task.created' }],
  ] as const)('%s: the task ends the same', async (_, fault) => {
    bundle.sandbox.addFault({ ...fault, times: 'always' });
    const first = bundle.sandbox.actions.enqueueCall({}).sid;
    const task = bundle.sandbox.actions.enqueueCall({ attributes: { previous_task_sid: first } }).sid;
    bundle.sandbox.actions.hangUp({ task });

    await settled();
    bundle.sandbox.clock.advance(61_000);
    await settled();

    expect((await bundle.fetchTask(task)).attributes.conversations).toEqual({ conversation_id: first, ...hungUp });
  });

  test('a chain of three is one conversation, although the events of its links come last to first', async () => {
    const { actions } = bundle.sandbox;
    bundle.sandbox.sendEventsTo('');
    bundle.sandbox.reset();
    const first = actions.enqueueCall({}).sid;
    const second = actions.enqueueCall({ attributes: { previous_task_sid: first } }).sid;
    const third = actions.enqueueCall({ attributes: { previous_task_sid: second } }).sid;

    for (const task of [third, second, first, third]) await bundle.call(webhook, eventsOf(task)[0].parameters);

    const links = await Promise.all(
      [first, second, third].map(
        async (sid) => (await bundle.fetchTask(sid)).attributes.conversations?.conversation_id,
      ),
    );
    expect(links).toEqual([undefined, first, first]);
  });

  test.each(['before', 'after'])(
    'the author’s outcome stands, whether the event of the hang-up comes %s it',
    async (order) => {
      const { sid: task } = bundle.sandbox.actions.enqueueCall({});
      if (order === 'after') bundle.sandbox.addFault({ kind: 'callback-delayed', event: 'task.canceled' });
      bundle.sandbox.actions.hangUp({ task });
      await settled();

      const { body } = await bundle.call('/studio/close-task', {
        TaskSid: task,
        Status: 'canceled',
        Outcome: 'Callback requested',
        'conversations.abandoned': 'Follow-Up',
      });
      bundle.sandbox.clock.advance(2000);
      await settled();

      expect(body.code).toBe('changed');
      expect((await bundle.fetchTask(task)).attributes.conversations).toEqual({
        ...hungUp,
        outcome: 'Callback requested',
        abandoned: 'Follow-Up',
      });
    },
  );

  test('an event is tried again when Twilio was out of order, and then finds its way', async () => {
    const { sid: task } = bundle.sandbox.actions.enqueueCall({});
    bundle.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 60, method: 'POST' });

    bundle.sandbox.actions.hangUp({ task });
    await settled();

    expect(eventsOf(task).at(-1)!.type).toBe('task.updated');
    expect(closingEvent(task).reason).toBe('hangup');
    expect(
      eventsOf(task)
        .find(({ type }) => type === 'task.canceled')!
        .attempts.map(({ status }) => status),
    ).toEqual([503, 204]);
  });
});

test('with every event sent to it, the Function ends where TaskRouter ends: nothing goes round', async () => {
  bundle.sandbox.sendEventsTo(bundle.functions.url + webhook);
  bundle.sandbox.reset();
  const { task } = await secondCall();
  await talkedAndTransferred(task);

  await bundle.call('/studio/close-task', { TaskSid: task, Status: 'completed', Outcome: 'Sale' });
  await settled();

  const answers = bundle.sandbox.events.list().flatMap(({ attempts }) => attempts.map(({ status }) => status));
  expect(new Set(answers)).toEqual(new Set([204]));
  const busy = bundle.functions.log
    .filter(({ line }) => line.fn === webhook && line.calls !== 0)
    .map(({ line }) => [line.eventType, line.calls]);
  // The agents wrap up while the call goes on, which their conference says.
  expect(busy).toEqual([
    ['task.created', 2],
    ['reservation.wrapup', 1],
    ['reservation.wrapup', 1],
  ]);
});
