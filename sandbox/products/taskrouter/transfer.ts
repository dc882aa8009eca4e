/** How a transfer begins: from one agent to another worker, or to a queue that finds one. */
import { type Reservation, type Task, type Transfer } from '../../state/state';
import { badRequest } from '../../twilio/twilio-error';
import { type World } from '../../twilio/world';
import { findWorker, offerTask } from './task-offering';
import { reservationsOf } from './reservation-lifecycle';
import { publishTaskEvent } from './task-events';
import { changeTask } from './task-lifecycle';
import { failTransfer, stepAside } from './transfer-ending';

/**
 * An agent hands the task to another worker or a queue: the task stays the same, a reservation is added.
 * Cold: the agent leaves at once. Warm: when the next one has accepted. Undefined when nobody can take it.
 */
export function startTransfer(world: World, task: Task, to: string, mode: Transfer['mode']): Reservation | undefined {
  const first = reservationsOf(world, task.sid, 'accepted').at(-1);
  if (!first) throw badRequest(`Task ${task.sid} is with no agent.`);
  const { taskQueues, workers, tasks } = world.state;
  if (!taskQueues.has(to) && !workers.has(to)) throw badRequest(`${to} is neither a queue nor a worker.`);
  const transfer = { mode, to, fromReservation: first.sid };
  if (taskQueues.has(to)) changeTask(world, task, { taskQueueSid: to, taskQueueEnteredDate: world.clock.now() });
  const moved = tasks.get(task.sid) ?? task;
  publishTaskEvent(world, 'task.transfer-initiated', moved);
  const worker = workers.get(to) ?? findWorker(world, moved);
  const offered = worker ? offerTask(world, moved, worker, transfer) : undefined;
  if (mode === 'COLD') stepAside(world, first);
  if (!offered) failTransfer(world, moved, transfer);
  return offered;
}
