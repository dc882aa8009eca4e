/** A task's events in the order in which they happened, each once, whatever the order in which they were read. */
import { type SeenEvent } from '../history/seen-event';
import { rankOf } from './event-types';

const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

const textOf = (event: SeenEvent) => JSON.stringify(event);

/** By date, then by the task's version; what both leave open by a task's usual life, then by the SID. */
function compareEvents(one: SeenEvent, other: SeenEvent): number {
  return (
    one.at - other.at ||
    one.version - other.version ||
    rankOf(one.type) - rankOf(other.type) ||
    compareText(one.sid, other.sid) ||
    compareText(textOf(one), textOf(other))
  );
}

/** Two with one SID are one event; of two that differ the smaller text stays, so that the order of reading is nothing. */
function once(events: SeenEvent[]): SeenEvent[] {
  const told = new Map<string, SeenEvent>();
  for (const event of events) {
    const identity = event.sid === '' ? textOf(event) : event.sid;
    const known = told.get(identity);
    if (!known || textOf(event) < textOf(known)) told.set(identity, event);
  }
  return told.size === events.length ? events : [...told.values()];
}

/** `events`: all there are of one task. */
export function orderEvents(events: SeenEvent[]): SeenEvent[] {
  return once(events).toSorted(compareEvents);
}
