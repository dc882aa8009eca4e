/** How a transfer ends: the next agent has the task, or nobody took it. */
import { type Reservation, type Task, type Transfer } from '../../state/state';
import { type World } from '../../twilio/world';
import { leaveCall } from './call-of-reservation';
import { changeReservation } from './reservation-lifecycle';
import { publishTaskEvent } from './task-events';

/** The agent who transfers leaves the call to the others and has their own work left. */
export function stepAside(world: World, reservation: Reservation): void {
  leaveCall(world, reservation);
  changeReservation(world, world.state.reservations.get(reservation.sid) ?? reservation, 'wrapping');
}

/** The next agent has the task; with a warm transfer the first one stays until now. */
export function finishTransfer(world: World, task: Task, transfer: Transfer): void {
  publishTaskEvent(world, 'task.transfer-completed', task);
  const first = world.state.reservations.get(transfer.fromReservation);
  if (first?.status === 'accepted') stepAside(world, first);
}

/** Nobody took it. A queue may find another worker, a named worker was the only chance. */
export function failTransfer(world: World, task: Task, transfer: Transfer): void {
  publishTaskEvent(world, transfer.to.startsWith('WQ') ? 'task.transfer-attempt-failed' : 'task.transfer-failed', task);
}
