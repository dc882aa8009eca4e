/** Requests about one worker: adding, reading, changing and deleting. */
import { readAttributes, readBoolean } from '../../twilio/form-values';
import { assertVersion } from '../../twilio/if-match';
import { type Answer, type Call } from '../../twilio/route';
import { type Worker } from '../../state/state';
import { badRequest, notFound } from '../../twilio/twilio-error';
import { type World } from '../../twilio/world';
import { rejectReservation } from './reservation-actions';
import { openStatuses } from './reservation-lifecycle';
import { publishWorkerEvent } from './worker-events';
import { workerAnswer } from './worker-format';
import { changeWorker, publishActivityChange } from './worker-lifecycle';
import { workspaceOf } from './workspace';

/** Characters. */
const longestName = 64;

/** The worker the path names. */
export function workerOf(call: Call): Worker {
  workspaceOf(call);
  const worker = call.world.state.workers.get(call.sids.WorkerSid ?? call.sids.Sid);
  if (!worker) throw notFound(call.path);
  return worker;
}

/** One limit for everything that changes workers. */
export const workerWriteLimit = (): string => 'Worker-Write';

function readName(call: Call, current?: Worker): string | undefined {
  const name = call.form.get('FriendlyName');
  if (name === null) return undefined;
  if (name.trim() === '' || name.length > longestName)
    throw badRequest(`FriendlyName must have 1 to ${longestName} characters`);
  const folded = name.toLowerCase();
  for (const other of call.world.state.workers.values()) {
    if (other.sid !== current?.sid && other.friendlyName.toLowerCase() === folded) {
      throw badRequest(`Worker with FriendlyName ${name} already exists`);
    }
  }
  return name;
}

function readActivity(call: Call): string | undefined {
  const sid = call.form.get('ActivitySid');
  if (sid !== null && !call.world.state.activities.has(sid)) throw badRequest(`Invalid ActivitySid: ${sid}`);
  return sid ?? undefined;
}

export function createWorker(call: Call): Answer {
  workspaceOf(call);
  const { world, form } = call;
  const friendlyName = readName(call);
  if (friendlyName === undefined) throw badRequest('Missing required parameter FriendlyName');
  const activitySid = readActivity(call) ?? world.state.workspace.defaultActivitySid;
  const worker = addWorker(world, { friendlyName, activitySid, attributes: readAttributes(form) ?? '{}' });
  publishWorkerEvent(world, 'worker.created', worker);
  return workerAnswer(call, 201, worker);
}

/** Without rules and without an event. */
export function addWorker(world: World, fields: Pick<Worker, 'friendlyName' | 'activitySid' | 'attributes'>): Worker {
  const now = world.clock.now();
  const sid = world.sids.next('WK');
  const worker = { ...fields, sid, version: 0, dateCreated: now, dateUpdated: now, dateStatusChanged: now };
  world.state.workers.set(sid, worker);
  return worker;
}

export function fetchWorker(call: Call): Answer {
  return workerAnswer(call, 200, workerOf(call));
}

/** Where TaskRouter sends no ETags it does not know If-Match either. */
function assertWorkerVersion(call: Call, worker: Worker): void {
  if (call.world.settings.workerETags) assertVersion(call.ifMatch, worker);
}

function readChanges(call: Call, worker: Worker): Partial<Worker> {
  const activitySid = readActivity(call);
  return {
    friendlyName: readName(call, worker) ?? worker.friendlyName,
    attributes: readAttributes(call.form) ?? worker.attributes,
    ...(activitySid !== undefined &&
      activitySid !== worker.activitySid && { activitySid, dateStatusChanged: call.world.clock.now() }),
  };
}

function rejectPending(world: World, worker: Worker): void {
  for (const reservation of world.state.reservations.values()) {
    if (reservation.workerSid === worker.sid && reservation.status === 'pending') rejectReservation(world, reservation);
  }
}

export function updateWorker(call: Call): Answer {
  const { world, form } = call;
  const worker = workerOf(call);
  assertWorkerVersion(call, worker);
  const changed = changeWorker(world, worker, readChanges(call, worker));
  if (form.has('Attributes')) publishWorkerEvent(world, 'worker.attributes.update', changed);
  if (changed.activitySid !== worker.activitySid) publishActivityChange(world, worker, changed);
  const available = world.state.activities.get(changed.activitySid)?.available;
  if (readBoolean(form, 'RejectPendingReservations') && !available) rejectPending(world, changed);
  return workerAnswer(call, 200, changed);
}

export function deleteWorker(call: Call): Answer {
  const { world } = call;
  const worker = workerOf(call);
  assertWorkerVersion(call, worker);
  const busy = [...world.state.reservations.values()].some(
    ({ workerSid, status }) => workerSid === worker.sid && openStatuses.includes(status),
  );
  if (busy) throw badRequest(`Cannot delete worker ${worker.sid} because it has reservations.`);
  world.state.workers.delete(worker.sid);
  publishWorkerEvent(world, 'worker.deleted', worker);
  return { status: 204 };
}
