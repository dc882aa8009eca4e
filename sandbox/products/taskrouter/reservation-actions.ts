/** What an agent does with a reservation, and what that does to the task. */
import { type Reservation, type ReservationStatus, type Task } from '../../state/state';
import { badRequest } from '../../twilio/twilio-error';
import { type World } from '../../twilio/world';
import { hangUpAgent, joinConference } from './call-of-reservation';
import { changeReservation, openStatuses, reservationsOf } from './reservation-lifecycle';
import { deleteWhenForgotten, endTask, wrapTask } from './task-ending';
import { changeTask } from './task-lifecycle';
import { failTransfer, finishTransfer } from './transfer-ending';
import { changeActivity } from './worker-lifecycle';

function assertStatus(reservation: Reservation, wanted: ReservationStatus, ...allowed: ReservationStatus[]): void {
  if (allowed.includes(reservation.status)) return;
  throw badRequest(`Cannot set reservation ${reservation.sid} to ${wanted} because it is ${reservation.status}.`);
}

function taskOf(world: World, reservation: Reservation): Task {
  const task = world.state.tasks.get(reservation.taskSid);
  if (!task) throw badRequest(`Task ${reservation.taskSid} is gone.`);
  return task;
}

export function acceptReservation(world: World, reservation: Reservation): Reservation {
  assertStatus(reservation, 'accepted', 'pending');
  const task = taskOf(world, reservation);
  if (!reservation.transfer) changeTask(world, task, { assignmentStatus: 'assigned' });
  const accepted = changeReservation(world, reservation, 'accepted');
  for (const other of reservationsOf(world, task.sid, 'pending')) changeReservation(world, other, 'rescinded');
  if (accepted.transfer) finishTransfer(world, task, accepted.transfer);
  joinConference(world, taskOf(world, accepted), accepted);
  deleteWhenForgotten(world, task.sid);
  return accepted;
}

/** Rejected by the agent, or not answered in time: the task waits again, unless it is somebody's already. */
function giveBack(world: World, reservation: Reservation, status: 'rejected' | 'timeout'): Reservation {
  assertStatus(reservation, status, 'pending');
  const changed = changeReservation(world, reservation, status);
  const task = taskOf(world, reservation);
  if (reservation.transfer) failTransfer(world, task, reservation.transfer);
  else if (reservationsOf(world, task.sid, 'pending').length === 0)
    changeTask(world, task, { assignmentStatus: 'pending' });
  return changed;
}

export function rejectReservation(world: World, reservation: Reservation): Reservation {
  return giveBack(world, reservation, 'rejected');
}

/** A worker who does not answer is taken out of the way by the workspace's timeout activity. */
export function expireReservation(world: World, reservation: Reservation): Reservation {
  const expired = giveBack(world, reservation, 'timeout');
  const worker = world.state.workers.get(reservation.workerSid);
  if (worker) changeActivity(world, worker, world.state.workspace.timeoutActivitySid);
  return expired;
}

/** The agent's talk is over. The task follows when no other agent is still in it. */
export function wrapReservation(world: World, reservation: Reservation): Reservation {
  assertStatus(reservation, 'wrapping', 'accepted');
  const wrapping = changeReservation(world, reservation, 'wrapping');
  const task = taskOf(world, reservation);
  const inTouch = reservationsOf(world, task.sid, 'pending', 'accepted').length > 0;
  if (!inTouch && task.assignmentStatus === 'assigned') wrapTask(world, task);
  return wrapping;
}

/** The agent hangs up: with that the call ends, or goes on with those who are still in it. */
export function hangUpReservation(world: World, reservation: Reservation): Reservation {
  assertStatus(reservation, 'wrapping', 'accepted');
  const task = taskOf(world, reservation);
  if (hangUpAgent(world, reservation) && task.assignmentStatus === 'assigned') wrapTask(world, task);
  const now = world.state.reservations.get(reservation.sid) ?? reservation;
  return now.status === 'accepted' ? wrapReservation(world, now) : now;
}

/** The agent is done. The last one to be done completes the task. */
export function completeReservation(world: World, reservation: Reservation): Reservation {
  assertStatus(reservation, 'completed', 'accepted', 'wrapping');
  const completed = changeReservation(world, reservation, 'completed');
  const task = taskOf(world, reservation);
  const others = reservationsOf(world, task.sid, ...openStatuses).length > 0;
  if (!others) endTask(world, task, 'completed');
  return completed;
}
