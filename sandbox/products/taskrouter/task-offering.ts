/** Which worker gets which task. */
import { parseAttributes, type Reservation, type Task, type Transfer, type Worker } from '../../state/state';
import { badRequest } from '../../twilio/twilio-error';
import { type World } from '../../twilio/world';
import { expireReservation } from './reservation-actions';
import { parseExpression } from './expression';
import { createReservation, openStatuses, reservationsOf } from './reservation-lifecycle';
import { changeTask } from './task-lifecycle';

/** Every worker has room for one task on each channel. */
function hasRoom(world: World, worker: Worker, task: Task): boolean {
  return ![...world.state.reservations.values()].some(
    ({ workerSid, taskSid, status }) =>
      workerSid === worker.sid &&
      openStatuses.includes(status) &&
      world.state.tasks.get(taskSid)?.taskChannelSid === task.taskChannelSid,
  );
}

function isEligible(world: World, worker: Worker, task: Task): boolean {
  const available = world.state.activities.get(worker.activitySid)?.available ?? false;
  const queue = world.state.taskQueues.get(task.taskQueueSid);
  const fits = queue ? parseExpression(queue.targetWorkers)(parseAttributes(worker.attributes) ?? {}) : false;
  // TaskRouter may offer a task twice to the same worker; here a refusal is final, or routing would go in circles.
  const offeredBefore = reservationsOf(world, task.sid).some(({ workerSid }) => workerSid === worker.sid);
  return available && fits && !offeredBefore && hasRoom(world, worker, task);
}

/** The worker who has been in their activity longest; undefined when nobody can take the task. */
export function findWorker(world: World, task: Task): Worker | undefined {
  const target = world.state.workers.get(task.routingTarget ?? '');
  if (target && task.ignoreCapacity) return target;
  const candidates = target ? [target] : [...world.state.workers.values()];
  const eligible = candidates.filter((worker) => isEligible(world, worker, task));
  return eligible.toSorted((a, b) => a.dateStatusChanged - b.dateStatusChanged)[0];
}

/** Reserves the task for the worker, who has the workflow's reservation timeout to answer. */
export function offerTask(world: World, task: Task, worker: Worker, transfer: Transfer | null = null): Reservation {
  if (!transfer) {
    if (task.assignmentStatus !== 'pending')
      throw badRequest(`Task ${task.sid} is ${task.assignmentStatus}, not pending.`);
    changeTask(world, task, { assignmentStatus: 'reserved' });
  }
  const { sid } = createReservation(world, { taskSid: task.sid, workerSid: worker.sid, transfer });
  const seconds = world.state.workflows.get(task.workflowSid)?.taskReservationTimeout ?? 120;
  world.clock.at(world.clock.now() + seconds * 1000, () => {
    const unanswered = world.state.reservations.get(sid);
    if (unanswered?.status === 'pending') expireReservation(world, unanswered);
  });
  return world.state.reservations.get(sid) as Reservation;
}

/** With the setting autoRouting: offers waiting tasks, the most urgent and oldest first. */
export function offerWaitingTasks(world: World): void {
  if (!world.settings.autoRouting) return;
  const waiting = [...world.state.tasks.values()].filter(({ assignmentStatus }) => assignmentStatus === 'pending');
  for (const task of waiting.toSorted((a, b) => b.priority - a.priority || a.virtualStartTime - b.virtualStartTime)) {
    const worker = findWorker(world, task);
    if (worker) offerTask(world, task, worker);
  }
}
