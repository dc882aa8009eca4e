import '../../harness/runtime';
import { handler } from '../../../functions/webhooks/taskrouter-event.protected';
import taskCanceledHangUp from '../../recorded/events/task-canceled-hang-up.json';
import taskCanceledTooOld from '../../recorded/events/task-canceled-too-old.json';
import taskCompletedWithoutReason from '../../recorded/events/task-completed-without-reason.json';
import taskCompleted from '../../recorded/events/task-completed.json';
import taskCreated from '../../recorded/events/task-created-after-another.json';
import { startBundle, type Bundle } from '../../harness/bundle';
import { assertRequestsConform } from '../../harness/openapi';

let bundle: Bundle;
let taskSid: string;
const path = '/webhooks/taskrouter-event';
const outcomes = { OUTCOME_BY_REASON: '{"HangUp":"Abandoned","solved":"Solved at once","*":"Other"}' };
const hungUp = { abandoned: 'Yes', abandoned_phase: 'Queue', hang_up_by: 'Customer' };

type Recorded = Record<string, string>;
const attributesOf = (event: Recorded) => JSON.parse(event.TaskAttributes) as Record<string, any>;

/** Puts a task into the condition that the event tells of; answers the event as it would then have been sent. */
async function happened(event: Recorded, changed: Recorded = {}): Promise<Recorded> {
  taskSid = await bundle.createTask({});
  const told: Recorded = { ...event, ...changed, TaskSid: taskSid, ResourceSid: taskSid, TaskVersion: '1' };
  const reason = told.TaskCanceledReason ?? told.TaskCompletedReason ?? null;
  bundle.sandbox.putTask({
    sid: taskSid,
    attributes: told.TaskAttributes,
    assignmentStatus: told.TaskAssignmentStatus as 'pending',
    reason,
  });
  bundle.sandbox.requests.clear();
  bundle.functions.log.length = 0;
  return told;
}

const send = (event: Recorded) => bundle.call(path, event);
const conversations = async () => (await bundle.fetchTask(taskSid)).attributes.conversations;

describe('with a map of outcomes', () => {
  beforeAll(async () => {
    bundle = await startBundle(outcomes);
  });
  afterAll(() => bundle.close());
  beforeEach(() => bundle.sandbox.reset());

  describe('the end of a task', () => {
    test.each([
      ['a hang-up in the queue', taskCanceledHangUp, { outcome: 'Abandoned', ...hungUp }],
      ['a reason no entry names', taskCanceledTooOld, { campaign: 'Spring', outcome: 'Other' }],
      ['a reason in another case', taskCompleted, { campaign: 'Spring', outcome: 'Solved at once' }],
      ['no reason', taskCompletedWithoutReason, { outcome: 'Other' }],
    ])('%s gets its outcome for one call, and everything else stays', async (_, recorded, expected) => {
      const event = await happened(recorded);

      const { status } = await send(event);

      expect(status).toBe(204);
      expect(bundle.requestsSent()).toEqual(['UpdateTask']);
      expect((await bundle.fetchTask(taskSid)).attributes).toEqual({ ...attributesOf(event), conversations: expected });
    });

    test('an outcome that is there already stays, for no call at all', async () => {
      const event = await happened(taskCompleted, { TaskAttributes: '{"conversations":{"outcome":"Sale"}}' });

      const { status } = await send(event);

      expect([status, bundle.requestsSent()]).toEqual([204, []]);
    });

    test('hang-up attributes that are there already stay', async () => {
      const event = await happened(taskCanceledHangUp, {
        TaskAttributes: '{"conversations":{"abandoned":"Follow-Up","hang_up_by":null}}',
      });

      await send(event);

      expect(await conversations()).toEqual({ outcome: 'Abandoned', ...hungUp, abandoned: 'Follow-Up' });
    });

    test('the same event again changes nothing', async () => {
      const event = await happened(taskCanceledHangUp);
      await send(event);
      const { json, version } = await bundle.fetchTask(taskSid);
      bundle.sandbox.requests.clear();

      await send(event);

      expect(bundle.requestsSent()).toEqual(['UpdateTask', 'FetchTask']);
      expect(await bundle.fetchTask(taskSid)).toMatchObject({ json, version });
    });
  });

  describe('what the event tells may be old, missing or broken', () => {
    test('a task changed since is read and decided anew', async () => {
      const event = await happened(taskCompleted);
      bundle.sandbox.putTask({ sid: taskSid, attributes: { theirs: 1, conversations: { outcome: 'Sale' } } });

      await send(event);

      expect(bundle.requestsSent()).toEqual(['UpdateTask', 'FetchTask']);
      expect((await bundle.fetchTask(taskSid)).attributes).toEqual({ theirs: 1, conversations: { outcome: 'Sale' } });
    });

    test.each([
      ['attributes missing', { TaskAttributes: '' }],
      ['attributes cut off', { TaskAttributes: '{"call_sid":"CA' }],
      ['attributes that are no object', { TaskAttributes: '[]' }],
      ['version missing', { TaskVersion: '' }],
      ['version that is none', { TaskVersion: 'W/"1"' }],
    ])('%s: the task is read, and nothing of it is lost', async (_, broken) => {
      const event = await happened(taskCanceledHangUp);

      await send({ ...event, ...broken });

      expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask']);
      expect((await bundle.fetchTask(taskSid)).attributes).toEqual({
        ...attributesOf(event),
        conversations: { outcome: 'Abandoned', ...hungUp },
      });
    });

    test('a reason missing in the event is taken from the task once that is read', async () => {
      const { TaskCanceledReason: _, ...event } = await happened(taskCanceledHangUp);

      await send({ ...event, TaskVersion: '0' });

      expect(await conversations()).toEqual({ outcome: 'Abandoned', ...hungUp });
    });

    test('a task deleted already is no failure: a retry cannot help', async () => {
      const event = await happened(taskCanceledHangUp);
      bundle.sandbox.state.tasks.delete(taskSid);

      const { status } = await send(event);

      expect(status).toBe(204);
      expect(bundle.functions.log).toMatchObject([{ level: 'log', line: { code: 'task-not-found' } }]);
    });
  });

  describe('Twilio misbehaves', () => {
    test('412 once costs a read and another write', async () => {
      const event = await happened(taskCanceledHangUp);
      bundle.sandbox.addFault({ kind: 'status', status: 412, method: 'POST' });

      await send(event);

      expect(bundle.requestsSent()).toHaveLength(3);
      expect(await conversations()).toEqual({ outcome: 'Abandoned', ...hungUp });
    });

    test.each(['reset-after', 'half-body', 'reset-before'] as const)(
      'an answer lost (%s) leaves the outcome written once',
      async (kind) => {
        const event = await happened(taskCanceledHangUp);
        bundle.sandbox.addFault({ kind, method: 'POST' });

        const { status } = await send(event);

        expect([status, (await bundle.fetchTask(taskSid)).version]).toEqual([204, '"2"']);
      },
    );

    test.each([429, 503])('%d for good is answered with 503, so that Twilio tries again', async (failing) => {
      const event = await happened(taskCanceledHangUp);
      bundle.sandbox.addFault({ kind: 'status', status: failing, retryAfter: 60, times: 'always' });

      expect((await send(event)).status).toBe(503);
    });

    test('a task whose attributes are no object is left alone', async () => {
      const event = await happened(taskCanceledHangUp, { TaskAttributes: '"text"' });

      const { status } = await send(event);

      expect([status, bundle.requestsSent()]).toEqual([204, ['FetchTask']]);
    });
  });

  describe('a new task that names its predecessor', () => {
    /** A task created after another one; `previous`: what stands on that one. */
    async function createdAfter(previous: object, own: object = {}): Promise<{ event: Recorded; previousSid: string }> {
      const previousSid = await bundle.createTask(previous);
      const event = await happened(taskCreated, {
        TaskAttributes: JSON.stringify({ call_sid: 'CA1', previous_task_sid: previousSid, ...own }),
      });
      return { event, previousSid };
    }

    test('is linked to it when it was the first', async () => {
      const { event, previousSid } = await createdAfter({});

      expect((await send(event)).status).toBe(204);

      expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask']);
      expect((await bundle.fetchTask(taskSid)).attributes).toEqual({
        ...attributesOf(event),
        conversations: { conversation_id: previousSid },
      });
    });

    test('is linked to the conversation of it', async () => {
      const { event } = await createdAfter({ conversations: { conversation_id: 'first' } });

      await send(event);

      expect(await conversations()).toEqual({ conversation_id: 'first' });
    });

    test('is linked to the first of the chain, also when the tasks between are not linked yet', async () => {
      const first = await bundle.createTask({});
      const { event } = await createdAfter({ previous_task_sid: first });

      await send(event);

      expect(await conversations()).toEqual({ conversation_id: first });
    });

    test('is linked to a predecessor that is gone', async () => {
      const { event, previousSid } = await createdAfter({});
      bundle.sandbox.state.tasks.delete(previousSid);

      await send(event);

      expect(await conversations()).toEqual({ conversation_id: previousSid });
    });

    test('keeps a link it has, for no call', async () => {
      const { event } = await createdAfter({}, { conversations: { conversation_id: 'own' } });

      await send(event);

      expect(bundle.requestsSent()).toEqual([]);
    });

    test('keeps a link it was given before the event came', async () => {
      const { event } = await createdAfter({});
      bundle.sandbox.putTask({ sid: taskSid, attributes: { conversations: { conversation_id: 'own' } } });

      await send(event);

      expect(await conversations()).toEqual({ conversation_id: 'own' });
    });

    test.each([['no SID'], [7], [null], [''], ['itself']])('%j as predecessor costs nothing', async (previous) => {
      const { event } = await createdAfter({});
      const named = previous === 'itself' ? taskSid : previous;

      const { status } = await send({ ...event, TaskAttributes: JSON.stringify({ previous_task_sid: named }) });

      expect([status, bundle.requestsSent()]).toEqual([204, []]);
    });

    test('two tasks that name each other end the chain', async () => {
      const { event, previousSid } = await createdAfter({});
      bundle.sandbox.putTask({ sid: previousSid, attributes: { previous_task_sid: taskSid } });

      expect((await send(event)).status).toBe(204);

      expect(bundle.requestsSent().length).toBeLessThanOrEqual(3);
    });

    test('waits for another delivery when the predecessor cannot be read', async () => {
      const { event, previousSid } = await createdAfter({});
      bundle.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 60, path: previousSid, times: 'always' });

      expect((await send(event)).status).toBe(503);

      expect(await conversations()).toBeUndefined();
    });

    test('whose own event tells no attributes is read first', async () => {
      const { event, previousSid } = await createdAfter({});

      await send({ ...event, TaskAttributes: '' });

      expect(bundle.requestsSent()).toEqual(['FetchTask', 'FetchTask', 'UpdateTask']);
      expect(await conversations()).toEqual({ conversation_id: previousSid });
    });
  });

  test.each(['task-updated', 'reservation-completed', 'worker-activity-update'])(
    '%s is answered at once and costs nothing',
    async (name) => {
      const { status } = await send(require(`../../recorded/events/${name}.json`) as Recorded);

      expect([status, bundle.requestsSent()]).toEqual([204, []]);
    },
  );

  test.each(['task.future', 'constructor', 'task.deleted', 'task.system-deleted', 'workflow.timeout'])(
    'an event %s costs nothing',
    async (EventType) => {
      const { status } = await send({ EventType, TaskSid: `WT${'e'.repeat(32)}` });

      expect([status, bundle.requestsSent()]).toEqual([204, []]);
    },
  );

  test.each([
    ['task-queue.expression.updated', 'task-queue.expression.updated'],
    ['+14155550101', 'other'],
    ['task.+14155550101', 'other'],
  ])('the event %s is logged as %s', async (EventType, logged) => {
    bundle.functions.log.length = 0;

    await send({ EventType });

    expect(bundle.functions.log).toMatchObject([{ line: { eventType: logged } }]);
  });

  test('our own writes make events that cost nothing: no loop', async () => {
    bundle.sandbox.sendEventsTo(bundle.functions.url + path);
    const { sid } = bundle.sandbox.actions.enqueueCall({});
    bundle.sandbox.actions.hangUp({ task: sid });
    await bundle.sandbox.events.settled();

    expect(
      bundle.sandbox.events
        .list()
        .map(({ type }) => type)
        .at(-1),
    ).toBe('task.updated');
    expect(bundle.requestsSent()).toEqual(['UpdateTask']);
    bundle.sandbox.sendEventsTo('');
  });

  test('the answer is 204 with a JSON content type and nothing else', async () => {
    await send({ EventType: 'task.updated' });
    const answers: unknown[] = [];

    // Over local HTTP the header cannot be seen: Express takes it off every 204.
    await handler({ PATH: path } as never, { EventType: 'task.updated' }, (_, answer) => answers.push(answer));

    expect(answers).toMatchObject([{ statusCode: 204, headers: { 'Content-Type': 'application/json' }, body: null }]);
  });

  test('the log line names event and task, and no value', async () => {
    await send(await happened(taskCanceledHangUp));

    expect(bundle.functions.log).toEqual([
      {
        level: 'log',
        line: {
          fn: path,
          code: 'changed',
          taskSid,
          eventType: 'task.canceled',
          attempts: 1,
          calls: 1,
          ms: expect.any(Number),
        },
      },
    ]);
  });

  test.each([
    ['EventType', {}],
    ['TaskSid', { EventType: 'task.canceled' }],
    ['TaskSid that is none', { EventType: 'task.canceled', TaskSid: 'WT1' }],
  ])('without a %s it is no event: 400', async (_, event) => {
    expect((await send(event)).status).toBe(400);
    expect(bundle.requestsSent()).toEqual([]);
  });

  test('no request leaves what Twilio’s OpenAPI description allows', async () => {
    await send(await happened(taskCanceledHangUp));

    expect(() => assertRequestsConform(bundle.sandbox.requests.list())).not.toThrow();
    expect(bundle.requestsSent()).toHaveLength(1);
  });
});

describe('with variables', () => {
  afterEach(() => bundle.close());
  const start = async (variables: Recorded) => {
    bundle = await startBundle(variables);
  };

  test('none at all: a hang-up is still told, the outcome is left to Insights', async () => {
    await start({});

    await send(await happened(taskCanceledHangUp));
    const afterHangUp = await conversations();
    const completed = await happened(taskCompleted);
    for (const TaskAttributes of [completed.TaskAttributes, '']) await send({ ...completed, TaskAttributes });

    expect(afterHangUp).toEqual(hungUp);
    expect(bundle.requestsSent()).toEqual([]);
  });

  test('LINK_TASK_ATTRIBUTES: the first name that holds a task SID counts', async () => {
    await start({ LINK_TASK_ATTRIBUTES: 'origin, callback_of' });
    const previous = await bundle.createTask({});

    await send(
      await happened(taskCreated, { TaskAttributes: JSON.stringify({ origin: 'web', callback_of: previous }) }),
    );

    expect(await conversations()).toEqual({ conversation_id: previous });
  });

  test('INSIGHTS_TEXT_LIMIT: a mapped outcome is cut like any other', async () => {
    await start({ ...outcomes, INSIGHTS_TEXT_LIMIT: '6' });

    await send(await happened(taskCompleted));

    expect((await conversations()).outcome).toBe('Solved');
  });

  test('OUTCOME_BY_REASON malformed: told by name at the end of a task, and in the way of nothing else', async () => {
    await start({ OUTCOME_BY_REASON: '["hush"]' });

    const [ended, created] = [
      await send(await happened(taskCompleted)),
      await send({ EventType: 'task.updated', TaskSid: taskSid }),
    ];

    expect([ended.status, created.status]).toEqual([500, 204]);
    expect(bundle.functions.log[0]).toMatchObject({
      level: 'error',
      line: { note: expect.stringContaining('OUTCOME_BY_REASON') },
    });
    expect(JSON.stringify(bundle.functions.log)).not.toContain('hush');
  });
});

describe('with a map of outcomes that is broken', () => {
  beforeAll(async () => {
    bundle = await startBundle({ OUTCOME_BY_REASON: '{broken' });
  });
  afterAll(() => bundle.close());

  test('the log names the variable, and the task that has no outcome now', async () => {
    const event = await happened(taskCanceledHangUp);

    const { status } = await send(event);

    expect(status).toBe(500);
    expect(bundle.functions.log).toMatchObject([
      { level: 'error', line: { code: 'not-configured', taskSid, note: 'OUTCOME_BY_REASON is not valid JSON.' } },
    ]);
  });
});
