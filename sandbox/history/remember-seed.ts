/** The seeded tasks come without events: this tells the report and the Events resource how they would have begun. */
import { type World } from '../twilio/world';
import { completeEvent, type TaskRouterEvent } from '../products/taskrouter/publish-event';
import { taskParameters } from '../products/taskrouter/task-events';
import { workerParameters } from '../products/taskrouter/worker-events';
import { fixedSid } from '../state/sids';
import { type History } from '../../insights/history/history';

export function rememberSeed(world: World, history: History): void {
  const { tasks, reservations, workers, events } = world.state;

  function remember(at: number, event: Omit<TaskRouterEvent, 'description'>): void {
    const description = `${event.resourceType} ${event.resourceSid} ${event.type}`;
    const complete = completeEvent(world, fixedSid('EV', events.size + 1), at, { ...event, description });
    events.add(complete);
    history.event(complete);
  }

  for (const task of tasks.values()) {
    const parameters = taskParameters(world, task);
    remember(task.dateCreated, { type: 'task.created', resourceType: 'task', resourceSid: task.sid, parameters });
  }
  for (const { sid, taskSid, workerSid, dateCreated: at } of reservations.values()) {
    const [task, worker] = [tasks.get(taskSid), workers.get(workerSid)];
    if (!task || !worker) continue;
    const parameters = { ...taskParameters(world, task), ...workerParameters(world, worker), ReservationSid: sid };
    for (const type of ['reservation.created', 'reservation.accepted'])
      remember(at, { type, resourceType: 'reservation', resourceSid: sid, parameters });
  }
}
