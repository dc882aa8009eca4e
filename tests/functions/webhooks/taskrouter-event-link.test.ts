/** The link of a new task to its predecessor; all other events are in taskrouter-event.test.ts. */
import taskCreated from '../../recorded/events/task-created-after-another.json';
import { startBundle, type Bundle } from '../../harness/bundle';
import { eventDoors, streamsVariables } from '../../harness/event-doors';
import { attributesOf, putTaskOf, type Recorded } from '../../harness/task-events';

let bundle: Bundle;
let taskSid: string;

async function happened(event: Recorded, changed: Recorded = {}): Promise<Recorded> {
  const told = await putTaskOf(bundle, event, changed);
  taskSid = told.TaskSid;
  return told;
}

const conversations = async () => (await bundle.fetchTask(taskSid)).attributes.conversations;

describe.each(eventDoors)('through %s', (_, through) => {
  const send = (event: Recorded) => through(bundle, event);

  describe('a new task that names its predecessor', () => {
    beforeAll(async () => {
      bundle = await startBundle(streamsVariables);
    });
    afterAll(() => bundle.close());
    beforeEach(() => bundle.sandbox.reset());

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

    test('at the end of a chain too long to follow is linked as far as it was, and the log says so', async () => {
      let last = await bundle.createTask({});
      for (let made = 1; made < 30; made++) last = await bundle.createTask({ previous_task_sid: last });
      const event = await happened(taskCreated, { TaskAttributes: JSON.stringify({ previous_task_sid: last }) });

      await send(event);

      expect(bundle.functions.log).toMatchObject([
        { level: 'warn', line: { code: 'changed', note: expect.anything() } },
      ]);
      expect(bundle.requestsSent()).toHaveLength(26);
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

  describe('with LINK_TASK_ATTRIBUTES', () => {
    beforeAll(async () => {
      bundle = await startBundle({ ...streamsVariables, LINK_TASK_ATTRIBUTES: 'origin, callback_of' });
    });
    afterAll(() => bundle.close());

    test('the first name that holds a task SID counts', async () => {
      const previous = await bundle.createTask({});
      const TaskAttributes = JSON.stringify({ origin: 'web', callback_of: previous });

      await send(await happened(taskCreated, { TaskAttributes }));

      expect(await conversations()).toEqual({ conversation_id: previous });
    });
  });
});
