/** Which events a request asks for: the period, the page, the filters. */
import { type EventStore, type StoredEvent } from '../../state/event-store';
import { readDate, readInteger } from '../../twilio/form-values';
import { type Call } from '../../twilio/route';
import { absolutePaging, badRequest } from '../../twilio/twilio-error';

interface EventQuery {
  range: Parameters<EventStore['newestFirst']>[0];
  fits: (event: StoredEvent) => boolean;
}

const defaultMinutes = 15;
const mostMinutes = 10_000_000;

/** Without any bound the last 15 minutes; a date alone lifts that default. Both dates are included, to the ms. */
function readPeriod({ query, world }: Call): { from: number; to: number } {
  const start = readDate(query, 'StartDate');
  const end = readDate(query, 'EndDate');
  const dated = start !== undefined || end !== undefined;
  const minutes = readInteger(query, 'Minutes', 1, mostMinutes) ?? (dated ? undefined : defaultMinutes);
  const since = minutes === undefined ? 0 : world.clock.now() - minutes * 60_000;
  return { from: Math.max(start ?? 0, since), to: end ?? Number.MAX_SAFE_INTEGER };
}

/** Pages are reached by their token alone: the page number without one is refused, but for the first page's. */
function readAfter({ query, world }: Call): StoredEvent | undefined {
  const token = query.get('PageToken');
  if (token === null) {
    if (Number(query.get('Page') ?? 0) !== 0) throw absolutePaging();
    return undefined;
  }
  const event = world.state.events.get(token.replace(/^PA/, ''));
  if (!event || !token.startsWith('PA')) throw badRequest(`Invalid PageToken: ${token}`);
  return event;
}

const filters: Record<string, (event: StoredEvent) => (string | undefined)[]> = {
  Sid: ({ sid }) => [sid],
  EventType: ({ type }) => [type],
  WorkerSid: ({ parameters }) => [parameters.WorkerSid],
  ReservationSid: ({ parameters }) => [parameters.ReservationSid],
  TaskQueueSid: ({ parameters }) => [parameters.TaskQueueSid],
  WorkflowSid: ({ parameters }) => [parameters.WorkflowSid],
  TaskChannel: ({ parameters }) => [parameters.TaskChannelSid, parameters.TaskChannelUniqueName],
};

export function readEventQuery(call: Call): EventQuery {
  const { query } = call;
  const wanted = Object.entries(filters).filter(([name]) => query.has(name));
  return {
    range: { ...readPeriod(call), taskSid: query.get('TaskSid') ?? undefined, after: readAfter(call) },
    fits: (event) => wanted.every(([name, valuesOf]) => valuesOf(event).includes(query.get(name) ?? '')),
  };
}
