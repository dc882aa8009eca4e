/** Requests about reservations, by way of the task or of the worker. */
import { isoSeconds } from '../../state/clock';
import { assertVersion, etagOf } from '../../twilio/if-match';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { type Reservation, type Task, type Worker } from '../../state/state';
import { badRequest, notFound } from '../../twilio/twilio-error';
import { type World } from '../../twilio/world';
import { acceptReservation, completeReservation, rejectReservation, wrapReservation } from './reservation-actions';
import { taskOf } from './tasks';
import { changeActivity } from './worker-lifecycle';
import { workerOf } from './workers';

/** The same reservation is reached through its task and through its worker. */
type Owner = { task: Task } | { worker: Worker };

function formatReservation(call: Call, reservation: Reservation) {
  const { state } = call.world;
  const workspace = `${call.baseUrl}/v1/Workspaces/${state.workspace.sid}`;
  const task = `${workspace}/Tasks/${reservation.taskSid}`;
  const worker = `${workspace}/Workers/${reservation.workerSid}`;
  return {
    account_sid: accountSid,
    date_created: isoSeconds(reservation.dateCreated),
    date_updated: isoSeconds(reservation.dateUpdated),
    reservation_status: reservation.status,
    sid: reservation.sid,
    task_sid: reservation.taskSid,
    worker_name: state.workers.get(reservation.workerSid)?.friendlyName ?? null,
    worker_sid: reservation.workerSid,
    workspace_sid: state.workspace.sid,
    url: `${'TaskSid' in call.sids ? task : worker}/Reservations/${reservation.sid}`,
    links: { task, worker, workspace },
  };
}

function ownerOf(call: Call): Owner {
  return 'TaskSid' in call.sids ? { task: taskOf(call) } : { worker: workerOf(call) };
}

function belongs(owner: Owner, { taskSid, workerSid }: Reservation): boolean {
  return 'task' in owner ? taskSid === owner.task.sid : workerSid === owner.worker.sid;
}

function reservationOf(call: Call): Reservation {
  const reservation = call.world.state.reservations.get(call.sids.Sid);
  if (!reservation || !belongs(ownerOf(call), reservation)) throw notFound(call.path);
  return reservation;
}

function reservationAnswer(call: Call, reservation: Reservation): Answer {
  return { status: 200, body: formatReservation(call, reservation), headers: { ETag: etagOf(reservation) } };
}

export function listReservations(call: Call): Answer {
  const owner = ownerOf(call);
  const status = call.query.get('ReservationStatus');
  const worker = call.query.get('WorkerSid');
  const found = [...call.world.state.reservations.values()]
    .filter((reservation) => belongs(owner, reservation))
    .filter((reservation) => status === null || reservation.status === status)
    .filter((reservation) => worker === null || reservation.workerSid === worker);
  return {
    status: 200,
    body: pageOf(call, 'reservations', found, (reservation) => formatReservation(call, reservation)),
  };
}

export function fetchReservation(call: Call): Answer {
  return reservationAnswer(call, reservationOf(call));
}

const changes: Record<string, (world: World, reservation: Reservation) => Reservation> = {
  accepted: acceptReservation,
  rejected: rejectReservation,
  wrapping: wrapReservation,
  completed: completeReservation,
};

/** Instructions that connect the agent; the others belong to telephony the sandbox does not have. */
const connecting = ['conference', 'dequeue', 'call'];

function wantedStatus(form: URLSearchParams): string {
  const instruction = form.get('Instruction');
  const status = form.get('ReservationStatus') ?? (instruction && connecting.includes(instruction) ? 'accepted' : null);
  if (status === null)
    throw badRequest(instruction ? `Invalid Instruction: ${instruction}` : 'Missing ReservationStatus');
  if (!Object.hasOwn(changes, status)) throw badRequest(`Invalid ReservationStatus: ${status}`);
  return status;
}

function readActivity(call: Call): string | undefined {
  const sid = call.form.get('WorkerActivitySid') ?? call.form.get('PostWorkActivitySid') ?? undefined;
  if (sid !== undefined && !call.world.state.activities.has(sid)) throw badRequest(`Invalid activity: ${sid}`);
  return sid;
}

export function updateReservation(call: Call): Answer {
  const { world, form } = call;
  const reservation = reservationOf(call);
  assertVersion(call.ifMatch, reservation);
  const status = wantedStatus(form);
  const activity = readActivity(call);
  const changed = changes[status](world, reservation);
  const worker = world.state.workers.get(reservation.workerSid);
  if (activity !== undefined && worker) changeActivity(world, worker, activity);
  return reservationAnswer(call, changed);
}
