/**
 * The workspace's events as TaskRouter keeps them for its Events resource, whatever became of their callbacks.
 * Made for tens of thousands: an event is one small record whose parameters the callback's log shares, found by its
 * SID, its task or its time without looking at all the others.
 */

/** One event of TaskRouter's. */
export interface StoredEvent {
  sid: string;
  type: string;
  /** ms since 1970 on the sandbox's clock. */
  at: number;
  /** By the names of the callback: TaskSid, TaskAttributes ... */
  parameters: Record<string, string>;
}

export interface EventStore {
  add(event: StoredEvent): void;
  get(sid: string): StoredEvent | undefined;
  readonly size: number;
  /** From `from` to `to` (ms, both included), newest first; `after`: those that follow this event in that order. */
  newestFirst(range: { from: number; to: number; taskSid?: string; after?: StoredEvent }): Iterable<StoredEvent>;
}

/** A sandbox left running must not grow without end: the older half goes when there are more. */
const mostEvents = 200_000;

/** Oldest first; of the same moment, in the order in which they happened: SIDs count up. */
const isBefore = (one: StoredEvent, other: StoredEvent) =>
  one.at < other.at || (one.at === other.at && one.sid < other.sid);

/** How many of the events, which are in order, the test holds for; it holds for the first ones only. */
function countWhile(events: StoredEvent[], holds: (event: StoredEvent) => boolean): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(events[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Mostly at the end: only a clock that was set back makes an older one come later. */
function insert(events: StoredEvent[], event: StoredEvent): void {
  const last = events.at(-1);
  if (!last || isBefore(last, event)) events.push(event);
  else
    events.splice(
      countWhile(events, (other) => isBefore(other, event)),
      0,
      event,
    );
}

export function createEventStore(most = mostEvents): EventStore {
  let all: StoredEvent[] = [];
  let bySid = new Map<string, StoredEvent>();
  let byTask = new Map<string, StoredEvent[]>();

  function index(event: StoredEvent): void {
    bySid.set(event.sid, event);
    const { TaskSid: task } = event.parameters;
    if (!task) return;
    const known = byTask.get(task);
    if (known) insert(known, event);
    else byTask.set(task, [event]);
  }

  function forgetOlderHalf(): void {
    all = all.slice(all.length - Math.floor(most / 2));
    bySid = new Map();
    byTask = new Map();
    for (const event of all) index(event);
  }

  return {
    add(event) {
      insert(all, event);
      index(event);
      if (all.length > most) forgetOlderHalf();
    },
    get: (sid) => bySid.get(sid),
    get size() {
      return all.length;
    },
    *newestFirst({ from, to, taskSid, after }) {
      const events = taskSid === undefined ? all : (byTask.get(taskSid) ?? []);
      let place = countWhile(events, (event) => event.at <= to && (!after || isBefore(event, after)));
      for (place -= 1; place >= 0 && events[place].at >= from; place -= 1) yield events[place];
    },
  };
}
