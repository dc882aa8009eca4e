/** A reservation is only ever made and changed here, so that its version and its events go together. */
import { publishEvent } from './publish-event';
import { type Reservation, type ReservationStatus } from '../../state/state';
import { type World } from '../../twilio/world';
import { taskParameters } from './task-events';
import { workerParameters } from './worker-events';

const eventNames: Record<ReservationStatus, string> = {
  pending: 'reservation.created',
  accepted: 'reservation.accepted',
  rejected: 'reservation.rejected',
  timeout: 'reservation.timeout',
  canceled: 'reservation.canceled',
  rescinded: 'reservation.rescinded',
  wrapping: 'reservation.wrapup',
  completed: 'reservation.completed',
};

/** As long as a reservation is in one of these, the worker has the task or is asked to take it. */
export const openStatuses: ReservationStatus[] = ['pending', 'accepted', 'wrapping'];

function publishReservationEvent(world: World, reservation: Reservation): void {
  const task = world.state.tasks.get(reservation.taskSid);
  const worker = world.state.workers.get(reservation.workerSid);
  const type = eventNames[reservation.status];
  publishEvent(world, {
    type,
    description: `Reservation ${reservation.sid} ${type.slice('reservation.'.length)}`,
    resourceType: 'reservation',
    resourceSid: reservation.sid,
    parameters: {
      ...(task && taskParameters(world, task)),
      ...(worker && workerParameters(world, worker)),
      ReservationSid: reservation.sid,
      ReservationVersion: String(reservation.version),
    },
  });
}

export function createReservation(
  world: World,
  fields: Pick<Reservation, 'taskSid' | 'workerSid' | 'transfer'>,
): Reservation {
  const now = world.clock.now();
  const sid = world.sids.next('WR');
  const reservation: Reservation = {
    ...fields,
    sid,
    version: 0,
    status: 'pending',
    callSid: null,
    dateCreated: now,
    dateUpdated: now,
  };
  world.state.reservations.set(sid, reservation);
  publishReservationEvent(world, reservation);
  return reservation;
}

export function changeReservation(world: World, reservation: Reservation, status: ReservationStatus): Reservation {
  const changed = { ...reservation, status, version: reservation.version + 1, dateUpdated: world.clock.now() };
  world.state.reservations.set(reservation.sid, changed);
  publishReservationEvent(world, changed);
  return changed;
}

/** Notes the agent's leg of the call, which TaskRouter does not count as a change. */
export function noteCall(world: World, { sid }: Reservation, callSid: string): void {
  const reservation = world.state.reservations.get(sid);
  if (reservation) world.state.reservations.set(sid, { ...reservation, callSid });
}

/** A task's reservations in one of these states, oldest first. */
export function reservationsOf(world: World, taskSid: string, ...statuses: ReservationStatus[]): Reservation[] {
  const all = [...world.state.reservations.values()].filter((reservation) => reservation.taskSid === taskSid);
  return statuses.length === 0 ? all : all.filter(({ status }) => statuses.includes(status));
}

export function removeReservations(world: World, taskSid: string): void {
  for (const { sid } of reservationsOf(world, taskSid)) world.state.reservations.delete(sid);
}
