/** What the event webhook does with every event, and with the end of a task; links are in taskrouter-event-link.test.ts. */
import '../../harness/runtime';
import { handler } from '../../../functions/webhooks/taskrouter-event.protected';
import taskCanceledHangUp from '../../recorded/events/task-canceled-hang-up.json';
import taskCanceledTooOld from '../../recorded/events/task-canceled-too-old.json';
import taskCompletedWithoutReason from '../../recorded/events/task-completed-without-reason.json';
import taskCompleted from '../../recorded/events/task-completed.json';
import { startBundle, type Bundle } from '../../harness/bundle';
import { assertRequestsConform } from '../../harness/openapi';
import { eventDoors, streamsVariables } from '../../harness/event-doors';
import { attributesOf, path, putTaskOf, type Recorded } from '../../harness/task-events';

let bundle: Bundle;
let taskSid: string;
const outcomes = { OUTCOME_BY_REASON: '{"HangUp":"Abandoned","solved":"Solved at once","*":"Other"}' };
const hungUp = { abandoned: 'Yes', abandoned_phase: 'Queue', hang_up_by: 'Customer' };

async function happened(event: Recorded, changed: Recorded = {}): Promise<Recorded> {
  const told = await putTaskOf(bundle, event, changed);
  taskSid = told.TaskSid;
  return told;
}

const send = (event: Recorded) => bundle.call(path, event);
const conversations = async () => (await bundle.fetchTask(taskSid)).attributes.conversations;

describe('with a map of outcomes', () => {
  beforeAll(async () => {
    bundle = await startBundle({ ...outcomes, ...streamsVariables });
  });
  afterAll(() => bundle.close());
  beforeEach(() => bundle.sandbox.reset());

  describe.each(eventDoors)('through %s', (_, through) => {
    const send = (event: Recorded) => through(bundle, event);

    describe('the end of a task', () => {
      test.each([
        ['a hang-up in the queue', taskCanceledHangUp, { outcome: 'Abandoned', ...hungUp }],
        ['a reason no entry names', taskCanceledTooOld, { campaign: 'Spring', outcome: 'Other' }],
        ['a reason in another case', taskCompleted, { campaign: 'Spring', outcome: 'Solved at once' }],
      ])('%s gets its outcome for one call, and everything else stays', async (_, recorded, expected) => {
        const event = await happened(recorded);

        const { status } = await send(event);

        expect(status).toBe(204);
        expect(bundle.requestsSent()).toEqual(['UpdateTask']);
        expect((await bundle.fetchTask(taskSid)).attributes).toEqual({
          ...attributesOf(event),
          conversations: expected,
        });
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
      test('a task changed since is read and decided again', async () => {
        const event = await happened(taskCompleted);
        bundle.sandbox.putTask({ sid: taskSid, attributes: { theirs: 1, conversations: { outcome: 'Sale' } } });

        await send(event);

        expect(bundle.requestsSent()).toEqual(['UpdateTask', 'FetchTask']);
        expect((await bundle.fetchTask(taskSid)).attributes).toEqual({ theirs: 1, conversations: { outcome: 'Sale' } });
      });

      test.each([
        ['attributes missing', { TaskAttributes: '' }],
        ['attributes redacted', { TaskAttributes: '{}' }],
        ['attributes redacted in another way', { TaskAttributes: 'null' }],
        ['attributes cut off', { TaskAttributes: '{"call_sid":"CA' }],
        ['attributes that are not an object', { TaskAttributes: '[]' }],
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

      test.each(['0', '1'])(
        'a reason missing in the event (version %s) is taken from the task',
        async (TaskVersion) => {
          const { TaskCanceledReason: _, ...event } = await happened(taskCanceledHangUp);

          await send({ ...event, TaskVersion });

          expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask']);
          expect(await conversations()).toEqual({ outcome: 'Abandoned', ...hungUp });
        },
      );

      test.each([
        ['TaskCanceledReason', taskCanceledHangUp, { outcome: 'Abandoned', ...hungUp }],
        ['TaskCompletedReason', taskCompleted, { campaign: 'Spring', outcome: 'Solved at once' }],
      ])('a reason that comes as Reason is as good as %s', async (name, recorded, expected) => {
        const { [name]: Reason, ...event } = await happened(recorded);

        await send({ ...event, Reason });

        expect(bundle.requestsSent()).toEqual(['UpdateTask']);
        expect(await conversations()).toEqual(expected);
      });

      test('a reason that neither event nor task has is the * entry', async () => {
        await send(await happened(taskCompletedWithoutReason));

        expect(bundle.requestsSent()).toEqual(['FetchTask', 'UpdateTask']);
        expect(await conversations()).toEqual({ outcome: 'Other' });
      });

      test('close-task’s outcome replaces the one that an event without a reason filled in', async () => {
        const { TaskCanceledReason: _, ...event } = await happened(taskCanceledHangUp);
        await send(event);

        const request = { TaskSid: taskSid, Status: 'canceled', Outcome: 'Callback requested' };
        const { body } = await bundle.call('/studio/close-task', request);

        expect([body.code, await conversations()]).toEqual(['changed', { ...hungUp, outcome: 'Callback requested' }]);
      });

      test('a task deleted already is not a failure: a retry cannot help', async () => {
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

      test('a task whose attributes are not an object is left alone', async () => {
        const event = await happened(taskCanceledHangUp, { TaskAttributes: '"text"' });

        const { status } = await send(event);

        expect([status, bundle.requestsSent()]).toEqual([204, ['FetchTask']]);
      });
    });
  });

  test.each(['task-updated', 'reservation-completed', 'worker-activity-update'])(
    '%s is answered at once and costs nothing',
    async (name) => {
      const { status } = await send(require(`../../recorded/events/${name}.json`) as Recorded);

      expect([status, bundle.requestsSent()]).toEqual([204, []]);
    },
  );

  test.each([
    ['a name of 200 characters', { EventType: `task.${'x'.repeat(200)}` }],
    ['a SID that is none', { EventType: 'workflow.entered', TaskSid: 'none' }],
    ['a field sent twice', { EventType: 'task.updated', TaskVersion: ['1', '2'] }],
  ])('an event that is not handled, with %s, costs nothing', async (_, event) => {
    const { status } = await bundle.call(path, event);

    expect([status, bundle.requestsSent()]).toEqual([204, []]);
  });

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
  ])('without a %s it is not an event: 400', async (_, event) => {
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

  test('none at all: a completed task without a reason costs nothing', async () => {
    await start({});

    await send(await happened(taskCompletedWithoutReason));

    expect(bundle.requestsSent()).toEqual([]);
  });

  test('INSIGHTS_TEXT_LIMIT: a mapped outcome is cut like any other', async () => {
    await start({ ...outcomes, INSIGHTS_TEXT_LIMIT: '6' });

    await send(await happened(taskCompleted));

    expect((await conversations()).outcome).toBe('Solved');
  });

  test('OUTCOME_BY_REASON malformed: named in the log at the end of a task, and no other event is disturbed', async () => {
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
