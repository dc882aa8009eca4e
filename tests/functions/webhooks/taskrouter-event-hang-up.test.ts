/** Who hung up on an agent's call; all other events are in taskrouter-event.test.ts. */
import { startBundle, type Bundle } from '../../harness/bundle';
import { eventDoors, streamsVariables } from '../../harness/event-doors';
import { type Recorded } from '../../harness/task-events';

let bundle: Bundle;
const start = async (variables?: Record<string, string>) => {
  bundle = await startBundle({ ...streamsVariables, ...variables });
};
const conversationsOf = async (sid: string) => (await bundle.fetchTask(sid)).attributes.conversations;

/** A call that an agent has accepted, and no event of it delivered. */
function answeredCall(attributes: object = {}): string {
  const { actions } = bundle.sandbox;
  const { sid } = actions.enqueueCall({ attributes });
  actions.route({ task: sid });
  actions.accept({ task: sid });
  bundle.sandbox.requests.clear();
  return sid;
}

/** The event as TaskRouter would send it. */
function wrapUpOf(task: string): Recorded {
  const told = bundle.sandbox.events
    .list()
    .findLast(({ type, parameters }) => type === 'reservation.wrapup' && parameters.TaskSid === task);
  return told!.parameters;
}

describe.each(eventDoors)('through %s', (_, through) => {
  const send = (event: Recorded) => through(bundle, event);

  describe('as deployed by default', () => {
    beforeAll(() => start());
    afterAll(() => bundle.close());
    beforeEach(() => bundle.sandbox.reset());

    test.each([
      ['customer', 'Customer'],
      ['agent', 'Agent'],
    ] as const)('the %s hangs up', async (by, expected) => {
      const task = answeredCall();
      bundle.sandbox.actions.hangUp({ task, by });

      expect((await send(wrapUpOf(task))).status).toBe(204);

      expect(await conversationsOf(task)).toEqual({ hang_up_by: expected });
      expect(bundle.requestsSent()).toEqual(['FetchConference', 'UpdateTask']);
    });

    test('the event told again costs nothing once the task says it, and changes nothing before', async () => {
      const task = answeredCall();
      bundle.sandbox.actions.hangUp({ task });
      const event = wrapUpOf(task);
      await send(event);
      const { json, version } = await bundle.fetchTask(task);
      bundle.sandbox.requests.clear();

      await send(event);
      await send({ ...event, TaskAttributes: json });

      expect(bundle.requestsSent()).toEqual(['FetchConference', 'UpdateTask', 'FetchTask']);
      expect((await bundle.fetchTask(task)).version).toBe(version);
    });

    test.each([
      ['ended by request', (conference: string) => bundle.sandbox.actions.endConference({ conference })],
      ['that goes on', () => undefined],
      ['that is gone', (conference: string) => void bundle.sandbox.state.conferences.delete(conference)],
    ])('of a conference %s nothing is written', async (_, happen) => {
      const task = answeredCall();
      const { conference } = (await bundle.fetchTask(task)).attributes;
      happen(conference.sid);
      if (!bundle.sandbox.events.list().some(({ type }) => type === 'reservation.wrapup'))
        bundle.sandbox.actions.wrapUp({ task });
      bundle.sandbox.requests.clear();

      expect((await send(wrapUpOf(task))).status).toBe(204);

      expect(await conversationsOf(task)).toBeUndefined();
      expect(bundle.requestsSent()).toEqual(['FetchConference']);
    });

    test('a call handed on to another agent: the first agent’s end tells nothing, the second’s does', async () => {
      const task = answeredCall();
      const { actions, state } = bundle.sandbox;
      const busy = [...state.reservations.values()].find(({ taskSid }) => taskSid === task)!.workerSid;
      const next = [...state.workers.keys()].find((sid) => sid !== busy)!;
      actions.transfer({ task, to: next });
      actions.accept({ task, worker: next });
      const firstEnd = bundle.sandbox.events.list().some(({ type }) => type === 'reservation.wrapup');
      if (!firstEnd) actions.wrapUp({ task, worker: busy });
      await send(wrapUpOf(task));
      const afterFirst = await conversationsOf(task);

      actions.hangUp({ task, worker: next, by: 'agent' });
      await send(wrapUpOf(task));

      expect([afterFirst, await conversationsOf(task)]).toEqual([undefined, { hang_up_by: 'Agent' }]);
    });

    test('what somebody wrote stands: for no request when the event says so, else for one that is refused', async () => {
      const task = answeredCall();
      bundle.sandbox.actions.hangUp({ task });
      const event = wrapUpOf(task);
      const theirs = { ...JSON.parse(event.TaskAttributes), conversations: { hang_up_by: 'Consult' } };
      bundle.sandbox.putTask({ sid: task, attributes: theirs });

      await send({ ...event, TaskAttributes: JSON.stringify(theirs) });
      const known = bundle.requestsSent();
      await send(event);

      expect([known, await conversationsOf(task)]).toEqual([[], { hang_up_by: 'Consult' }]);
    });

    test('a write in the same moment is kept', async () => {
      const task = answeredCall();
      bundle.sandbox.actions.hangUp({ task });
      const event = wrapUpOf(task);
      const theirs = { ...JSON.parse(event.TaskAttributes), conversations: { outcome: 'Sale' } };
      bundle.sandbox.putTask({ sid: task, attributes: theirs });

      await send(event);

      expect(await conversationsOf(task)).toEqual({ outcome: 'Sale', hang_up_by: 'Customer' });
    });

    test.each([
      ['without attributes', { TaskAttributes: '' }, ['FetchTask', 'FetchConference', 'UpdateTask']],
      ['without a version', { TaskVersion: '' }, ['FetchTask', 'FetchConference', 'UpdateTask']],
    ])('an event %s: the task is read first', async (_, changed, requests) => {
      const task = answeredCall();
      bundle.sandbox.actions.hangUp({ task });

      await send({ ...wrapUpOf(task), ...changed });

      expect([bundle.requestsSent(), await conversationsOf(task)]).toEqual([requests, { hang_up_by: 'Customer' }]);
    });

    test.each(['{}', '{"conference":"none"}', '{"conference":{"sid":"CF1","participants":{"customer":"CA1"}}}'])(
      'a task with %s costs nothing but its read, at most',
      async (TaskAttributes) => {
        const task = answeredCall();
        bundle.sandbox.actions.hangUp({ task });
        bundle.sandbox.putTask({ sid: task, attributes: TaskAttributes });

        expect((await send({ ...wrapUpOf(task), TaskAttributes })).status).toBe(204);

        expect(bundle.requestsSent().filter((name) => name !== 'FetchTask')).toEqual([]);
      },
    );

    test('waits for another delivery when the conference cannot be read', async () => {
      const task = answeredCall();
      bundle.sandbox.actions.hangUp({ task });
      bundle.sandbox.addFault({ kind: 'status', status: 503, retryAfter: 60, path: '/Conferences/', times: 'always' });

      expect((await send(wrapUpOf(task))).status).toBe(503);

      expect(await conversationsOf(task)).toBeUndefined();
    });
  });

  describe('with HANG_UP_BY=off', () => {
    beforeAll(() => start({ HANG_UP_BY: 'off' }));
    afterAll(() => bundle.close());

    test('nobody is asked, and nothing written', async () => {
      const task = answeredCall();
      bundle.sandbox.actions.hangUp({ task });

      expect((await send(wrapUpOf(task))).status).toBe(204);

      expect([bundle.requestsSent(), await conversationsOf(task)]).toEqual([[], undefined]);
    });
  });
});
