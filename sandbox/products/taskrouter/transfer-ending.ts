/** How a transfer ends: the next agent has the task, or nobody took it. */
import { type Task, type Transfer } from '../../state/state';
import { type World } from '../../twilio/world';
import { changeReservation } from './reservation-lifecycle';
import { publishTaskEvent } from './task-events';

/** The next agent has the task; with a warm transfer the first one stays until now. */
export function finishTransfer(world: World, task: Task, transfer: Transfer): void {
  publishTaskEvent(world, 'task.transfer-completed', task);
  const first = world.state.reservations.get(transfer.fromReservation);
  if (first?.status === 'accepted') changeReservation(world, first, 'wrapping');
}

/** Nobody took it. A queue may find another worker, a named worker was the only chance. */
export function failTransfer(world: World, task: Task, transfer: Transfer): void {
  publishTaskEvent(world, transfer.to.startsWith('WQ') ? 'task.transfer-attempt-failed' : 'task.transfer-failed', task);
}
