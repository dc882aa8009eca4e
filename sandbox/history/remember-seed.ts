/** The seeded tasks come without events: this tells the report how they would have begun. */
import { type World } from '../twilio/world';
import { taskParameters } from '../products/taskrouter/task-events';
import { workerParameters } from '../products/taskrouter/worker-events';
import { type History } from '../../insights/history/history';

export function rememberSeed(world: World, history: History): void {
  const { tasks, reservations, workers } = world.state;
  for (const task of tasks.values()) {
    history.event({ type: 'task.created', at: task.dateCreated, parameters: taskParameters(world, task) });
  }
  for (const { sid, taskSid, workerSid, dateCreated: at } of reservations.values()) {
    const [task, worker] = [tasks.get(taskSid), workers.get(workerSid)];
    if (!task || !worker) continue;
    const parameters = { ...taskParameters(world, task), ...workerParameters(world, worker), ReservationSid: sid };
    for (const type of ['reservation.created', 'reservation.accepted']) history.event({ type, at, parameters });
  }
}
