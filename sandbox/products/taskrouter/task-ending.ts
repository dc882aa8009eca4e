/** How a task comes to its end, and its reservations with it. */
import { type Task } from '../../state/state';
import { type World } from '../../twilio/world';
import { changeReservation, removeReservations, reservationsOf } from './reservation-lifecycle';
import { publishTaskEvent } from './task-events';
import { changeTask } from './task-lifecycle';

const assignedLimitMs = 86_400_000;

function removeTask(world: World, sid: string): void {
  world.state.tasks.delete(sid);
  removeReservations(world, sid);
}

function settleReservations(world: World, task: Task): void {
  for (const open of reservationsOf(world, task.sid, 'pending')) changeReservation(world, open, 'canceled');
  for (const open of reservationsOf(world, task.sid, 'accepted', 'wrapping'))
    changeReservation(world, open, 'completed');
}

/** Ends a task: it still answers for a while and is then gone without another event. */
export function endTask(world: World, task: Task, status: 'canceled' | 'completed', fields: Partial<Task> = {}): Task {
  const ended = changeTask(world, task, { ...fields, assignmentStatus: status, dateEnded: world.clock.now() });
  settleReservations(world, ended);
  publishTaskEvent(world, `task.${status}`, ended, ended.reason ?? undefined);
  const deleted = world.clock.now() + world.settings.deletionSeconds * 1000;
  world.clock.at(deleted, () => removeTask(world, task.sid));
  return ended;
}

/** The work with the customer is over, the agents still have theirs. */
export function wrapTask(world: World, task: Task, fields: Partial<Task> = {}): Task {
  const wrapping = changeTask(world, task, { ...fields, assignmentStatus: 'wrapping' });
  for (const open of reservationsOf(world, task.sid, 'accepted')) changeReservation(world, open, 'wrapping');
  publishTaskEvent(world, 'task.wrapup', wrapping);
  return wrapping;
}

/** Of the calls that are over, TaskRouter sends the tasks to wrapping. Conferences of Flex have a task's SID as name. */
export function wrapEndedCalls(world: World): void {
  const { conferences, endedConferences, tasks } = world.state;
  for (const sid of endedConferences.splice(0)) {
    const task = tasks.get(conferences.get(sid)?.friendlyName ?? '');
    if (task?.assignmentStatus === 'assigned') wrapTask(world, task);
  }
}

export function deleteTaskNow(world: World, task: Task, type: 'task.deleted' | 'task.system-deleted'): void {
  removeTask(world, task.sid);
  publishTaskEvent(world, type, task);
}

/** TaskRouter gives up on a task that waited longer than its timeout. */
export function cancelWhenTooOld(world: World, { sid, timeout }: Task): void {
  world.clock.at(world.clock.now() + timeout * 1000, () => {
    const task = world.state.tasks.get(sid);
    if (task?.assignmentStatus !== 'pending' && task?.assignmentStatus !== 'reserved') return;
    endTask(world, task, 'canceled', { reason: 'Task TTL Exceeded' });
  });
}

/** A task assigned for more than a day is deleted by TaskRouter itself. */
export function deleteWhenForgotten(world: World, sid: string): void {
  world.clock.at(world.clock.now() + assignedLimitMs, () => {
    const task = world.state.tasks.get(sid);
    if (task?.assignmentStatus === 'assigned') deleteTaskNow(world, task, 'task.system-deleted');
  });
}
