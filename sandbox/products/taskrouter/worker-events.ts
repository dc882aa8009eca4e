/** What worker events say, and what reservation events say of their worker. */
import { publishEvent } from './publish-event';
import { type Worker } from '../../state/state';
import { type World } from '../../twilio/world';

/** The Worker* parameters that worker and reservation events carry. */
export function workerParameters(world: World, worker: Worker): Record<string, string> {
  return {
    WorkerSid: worker.sid,
    WorkerName: worker.friendlyName,
    WorkerAttributes: worker.attributes,
    WorkerActivitySid: worker.activitySid,
    WorkerActivityName: world.state.activities.get(worker.activitySid)?.friendlyName ?? '',
    WorkerVersion: String(worker.version),
  };
}

type WorkerEvent = 'worker.created' | 'worker.activity.update' | 'worker.attributes.update' | 'worker.deleted';

export function publishWorkerEvent(
  world: World,
  type: WorkerEvent,
  worker: Worker,
  more: Record<string, string> = {},
): void {
  publishEvent(world, {
    type,
    description: `Worker ${worker.friendlyName} ${type.slice('worker.'.length)}`,
    resourceType: 'worker',
    resourceSid: worker.sid,
    parameters: { ...workerParameters(world, worker), ...more },
  });
}
