import { activitySids, queueSids, reservationSids, taskSids, workerSids } from '../../../../sandbox/state/fixed-sids';
import { control, sandbox, useSandbox, workspace } from '../../../harness/use-sandbox';

useSandbox();

const queued = taskSids.queuedCall;
const answered = taskSids.answeredCall;
const { alice, bob, carol } = workerSids;

const statusOf = (task: string) => sandbox().state.tasks.get(task)?.assignmentStatus;
const eventTypes = () =>
  sandbox()
    .events.list()
    .map(({ type }) => type);
const act = () => sandbox().actions;

/** Alice and bob have room for calls again. */
function freeAgents() {
  act().complete({ task: answered });
  sandbox().events.clear();
}

describe('routing', () => {
  test('reserves a waiting task for an available worker of its queue', () => {
    freeAgents();
    const offered = act().route({ task: queued });

    expect(offered).toMatchObject({ status: 'pending', workerSid: alice });
    expect(statusOf(queued)).toBe('reserved');
    expect(eventTypes()).toEqual(['reservation.created']);
  });

  test('passes over a worker who has a task on the same channel', () => {
    expect(act().route({ task: queued }).workerSid).toBe(bob);
  });

  test('finds nobody while all are busy, offline or unskilled', async () => {
    const { sid } = await workspace.tasks.create({ attributes: '{"department":"sales"}', taskChannel: 'voice' });

    expect(() => act().route({ task: sid })).toThrow('No worker can take task');
  });

  test('goes by itself with autoRouting', async () => {
    sandbox().changeSettings({ autoRouting: true });
    const { sid } = await workspace.tasks.create({ attributes: '{}', taskChannel: 'sms', priority: 9 });

    expect(statusOf(sid)).toBe('reserved');
  });
});

describe('the agent’s answer', () => {
  test('accepting assigns the task and notes the conference of a call', async () => {
    const { sid } = act().route({ task: queued, worker: bob });

    const accepted = await workspace.tasks(queued).reservations(sid).update({ reservationStatus: 'accepted' });

    const task = await workspace.tasks(queued).fetch();
    expect(accepted.reservationStatus).toBe('accepted');
    expect(task.assignmentStatus).toBe('assigned');
    expect(JSON.parse(task.attributes)).toMatchObject({
      conference: { sid: expect.stringMatching(/^CF/) },
      selected_language: null,
    });
    expect(eventTypes()).toEqual(['reservation.created', 'reservation.accepted', 'task.updated']);
  });

  test('a conference instruction accepts too', async () => {
    const { sid } = act().route({ task: queued, worker: bob });

    const accepted = await workspace
      .tasks(queued)
      .reservations(sid)
      .update({ instruction: 'conference', from: '+15005550006' });

    expect(accepted.reservationStatus).toBe('accepted');
  });

  test('rejecting lets the task wait again and may change the worker’s activity', async () => {
    const { sid } = act().route({ task: queued, worker: bob });

    await workspace
      .tasks(queued)
      .reservations(sid)
      .update({ reservationStatus: 'rejected', workerActivitySid: activitySids.break });

    expect(statusOf(queued)).toBe('pending');
    expect(sandbox().state.workers.get(bob)?.activitySid).toBe(activitySids.break);
    expect(eventTypes()).toEqual(['reservation.created', 'reservation.rejected', 'worker.activity.update']);
  });

  test('no answer in time gives the task back and takes the worker out', () => {
    act().route({ task: queued, worker: bob });

    sandbox().clock.advance(121_000);

    expect(statusOf(queued)).toBe('pending');
    expect(sandbox().state.workers.get(bob)?.activitySid).toBe(activitySids.unavailable);
    expect(eventTypes()).toContain('reservation.timeout');
  });

  test('an accepted reservation cannot be rejected', async () => {
    const update = workspace
      .tasks(answered)
      .reservations(reservationSids.answeredCall)
      .update({ reservationStatus: 'rejected' });

    await expect(update).rejects.toMatchObject({
      status: 400,
      message: expect.stringContaining('because it is accepted'),
    });
  });

  test('an update with an old version is refused', async () => {
    const stale = { reservationStatus: 'completed', ifMatch: '"0"' } as const;
    const update = workspace.tasks(answered).reservations(reservationSids.answeredCall).update(stale);

    await expect(update).rejects.toMatchObject({ status: 412 });
  });
});

describe('the end of the work', () => {
  test('wrapping up and completing the reservation take the task along', async () => {
    const reservation = workspace.workers(alice).reservations(reservationSids.answeredCall);
    await reservation.update({ reservationStatus: 'wrapping' });
    const between = statusOf(answered);
    await reservation.update({ reservationStatus: 'completed' });

    expect([between, statusOf(answered)]).toEqual(['wrapping', 'completed']);
    expect(eventTypes()).toEqual(['reservation.wrapup', 'task.wrapup', 'reservation.completed', 'task.completed']);
  });

  test('completing the task completes its reservation', async () => {
    await workspace.tasks(answered).update({ assignmentStatus: 'completed', reason: 'solved' });

    expect(sandbox().state.reservations.get(reservationSids.answeredCall)?.status).toBe('completed');
  });

  test('a caller who hangs up in the queue cancels the task with the reason hangup', () => {
    act().route({ task: queued, worker: bob });
    sandbox().events.clear();
    act().hangUp({ task: queued });

    const [canceled] = sandbox()
      .events.list()
      .filter(({ type }) => type === 'task.canceled');
    expect(canceled?.parameters).toMatchObject({ TaskCanceledReason: 'hangup', TaskAssignmentStatus: 'canceled' });
    expect(eventTypes()).toEqual(['reservation.canceled', 'task.canceled']);
  });

  test('a caller who hangs up on an agent leaves wrap-up behind', () => {
    act().hangUp({ task: answered });

    expect(statusOf(answered)).toBe('wrapping');
  });

  test('a task forgotten with an agent for a day is deleted by the system', () => {
    act().route({ task: queued, worker: bob });
    act().accept({ task: queued });

    sandbox().clock.advance(86_401_000);

    expect(statusOf(queued)).toBeUndefined();
    expect(eventTypes()).toContain('task.system-deleted');
  });
});

describe('a transfer', () => {
  test('to a queue keeps the task and adds a reservation', () => {
    const offered = act().transfer({ task: answered, to: queueSids.support });
    act().accept({ task: answered });

    expect(offered).toMatchObject({ taskSid: answered, workerSid: bob });
    expect(sandbox().state.tasks.get(answered)).toMatchObject({
      assignmentStatus: 'assigned',
      taskQueueSid: queueSids.support,
    });
    expect(eventTypes()).toEqual([
      'task.transfer-initiated',
      'reservation.created',
      'reservation.wrapup',
      'reservation.accepted',
      'task.transfer-completed',
      'task.updated',
    ]);
  });

  test('completes the task when the last of its agents is done', () => {
    act().transfer({ task: answered, to: bob, mode: 'WARM' });
    act().accept({ task: answered });
    act().complete({ task: answered, worker: bob });
    const whileAliceWraps = statusOf(answered);
    act().complete({ task: answered, worker: alice });

    expect([whileAliceWraps, statusOf(answered)]).toEqual(['assigned', 'completed']);
  });

  test('sends the task to wrapping when the last of its agents stops talking', () => {
    act().transfer({ task: answered, to: bob });
    const whileBobIsAsked = statusOf(answered);
    act().accept({ task: answered });
    act().wrapUp({ task: answered, worker: bob });

    expect([whileBobIsAsked, statusOf(answered)]).toEqual(['assigned', 'wrapping']);
  });

  test('leaves the task assigned while another agent talks', () => {
    act().transfer({ task: answered, to: bob, mode: 'WARM' });
    act().wrapUp({ task: answered, worker: alice });

    expect(statusOf(answered)).toBe('assigned');
  });

  test('fails when the worker rejects it', () => {
    act().transfer({ task: answered, to: carol, mode: 'WARM' });
    act().reject({ task: answered });

    expect(eventTypes().at(-1)).toBe('task.transfer-failed');
    expect(statusOf(answered)).toBe('assigned');
  });

  test('fails at once when nobody in the queue can take it', () => {
    expect(act().transfer({ task: answered, to: queueSids.sales })).toBeNull();
    expect(eventTypes()).toContain('task.transfer-attempt-failed');
  });
});

describe('reservation events', () => {
  test('carry the task, the worker and the reservation', () => {
    const { sid } = act().route({ task: queued, worker: bob });

    expect(sandbox().events.list()[0]?.parameters).toMatchObject({
      EventType: 'reservation.created',
      ResourceType: 'reservation',
      ResourceSid: sid,
      ReservationSid: sid,
      TaskSid: queued,
      TaskAssignmentStatus: 'reserved',
      WorkerSid: bob,
      WorkerName: 'bob',
      WorkerAttributes: expect.stringContaining('contact_uri'),
      WorkerActivityName: 'Available',
    });
  });
});

describe('over HTTP', () => {
  test('a call is taken from the queue to its end', async () => {
    const { body } = await control('POST', '/actions/enqueue-call', {
      from: '+14155550123',
      attributes: { department: 'support' },
    });
    const task = body.result.sid;
    for (const action of ['route', 'accept', 'wrap-up', 'complete'])
      await control('POST', `/actions/${action}`, { task });

    expect(JSON.parse(body.result.attributes)).toMatchObject({ from: '+14155550123', department: 'support' });
    expect(statusOf(task)).toBe('completed');
  });

  test('what cannot be done is said', async () => {
    const { status, body } = await control('POST', '/actions/accept', { task: answered });

    expect(status).toBe(400);
    expect(body.error).toBe(`Task ${answered} has no reservation that is pending`);
  });
});
