/** How a worker changes: one version a change, and an event when the activity is another one. */
import { type Worker } from '../../state/state';
import { type World } from '../../twilio/world';
import { publishWorkerEvent } from './worker-events';

/** Applies the fields as one change: one new version. Returns the worker as it now is. */
export function changeWorker(world: World, worker: Worker, fields: Partial<Worker>): Worker {
  const changed = { ...worker, ...fields, version: worker.version + 1, dateUpdated: world.clock.now() };
  world.state.workers.set(worker.sid, changed);
  return changed;
}

/** Tells that the activity is another one than before; `before` as it was until now. */
export function publishActivityChange(world: World, before: Worker, now: Worker): void {
  const ms = now.dateStatusChanged - before.dateStatusChanged;
  publishWorkerEvent(world, 'worker.activity.update', now, {
    WorkerTimeInPreviousActivity: String(Math.floor(ms / 1000)),
    WorkerTimeInPreviousActivityMs: String(Math.floor(ms)),
    WorkerPreviousActivitySid: before.activitySid,
    WorkerPreviousActivityName: world.state.activities.get(before.activitySid)?.friendlyName ?? '',
  });
}

export function changeActivity(world: World, worker: Worker, activitySid: string): Worker {
  if (activitySid === worker.activitySid) return worker;
  const changed = changeWorker(world, worker, { activitySid, dateStatusChanged: world.clock.now() });
  publishActivityChange(world, worker, changed);
  return changed;
}
