/** Events by task, in the order in which they happened, each once, whatever the order in which they were read. */
import { type SeenEvent } from '../history/seen-event';
import { expand } from './compact-event';
import { rankOf } from './event-types';

/** An event with its compact text. */
interface Told {
  event: SeenEvent;
  line: string;
}

const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** By date, then by the task's version; what both leave open by a task's usual life, then by the SID. */
function compareEvents({ event: one, line }: Told, { event: other, line: otherLine }: Told): number {
  return (
    one.at - other.at ||
    one.version - other.version ||
    rankOf(one.type) - rankOf(other.type) ||
    compareText(one.sid, other.sid) ||
    compareText(line, otherLine)
  );
}

/** Two with one SID are one event; of two that differ the smaller text stays, so that the order of reading is nothing. */
function once(lines: Iterable<string>): Iterable<Told> {
  const told = new Map<string, Told>();
  for (const line of lines) {
    const event = expand(line);
    const identity = event.sid === '' ? line : event.sid;
    const known = told.get(identity);
    if (!known || line < known.line) told.set(identity, { event, line });
  }
  return told.values();
}

/** `lines`: compact events, all there are of each task among them. Those of no task come together. */
export function eventsByTask(lines: Iterable<string>): SeenEvent[][] {
  const tasks = new Map<string, Told[]>();
  for (const told of once(lines)) {
    const { task } = told.event;
    const known = tasks.get(task);
    if (known) known.push(told);
    else tasks.set(task, [told]);
  }
  return [...tasks]
    .toSorted(([one], [other]) => compareText(one, other))
    .map(([, events]) => events.toSorted(compareEvents).map(({ event }) => event));
}
