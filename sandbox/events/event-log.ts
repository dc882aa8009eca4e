/** Every event, and what became of its callback. The faults that strike callbacks strike here. */
import { type Clock } from '../state/clock';
import { type FaultList } from '../faults/fault-list';
import { shuffled } from '../faults/seeded-random';
import { deliverCallback, type Attempt } from './deliver-callback';
import { createDeliveryQueue } from './delivery-queue';

/** One TaskRouter event, with what became of its callback. */
export interface LoggedEvent {
  sid: string;
  type: string;
  /** ms on the sandbox's clock. */
  at: number;
  /** The callback's form parameters. */
  parameters: Record<string, string>;
  /** waiting: not handed over yet. unsent: no callback address. filtered: not in EventsFilter. lost: by a fault. */
  outcome: 'waiting' | 'sent' | 'unsent' | 'filtered' | 'lost';
  attempts: Attempt[];
}

export interface EventTarget {
  url: string;
  /** Names separated by commas; empty: all. */
  filter: string;
  authToken: string;
}

export interface ReplaySelection {
  /** Source of a regular expression for the event's name; default: every event. */
  event?: string;
  copies?: number;
  seed?: number;
}

export interface EventLog {
  /** Logs the event, as of `at` or now, and sends its callback soon after; never throws. */
  publish(event: Pick<LoggedEvent, 'sid' | 'type' | 'parameters'> & { at?: number }, target: EventTarget): void;
  /** Sends the callbacks of logged events again: `copies` of each, shuffled when there is a seed. Returns how many. */
  replay(selection: ReplaySelection, target: EventTarget): number;
  list(): LoggedEvent[];
  clear(): void;
  /** Resolves when every callback has been answered or given up, delayed ones excepted. */
  settled(): Promise<void>;
}

/** Enough for any test; a sandbox left running must not grow without end. */
const kept = 20_000;

/** A reordered event waits for its successor no longer than this. */
const patienceMs = 1000;

/** `watch` sees every event as it happens, whatever becomes of its callback. */
export function createEventLog(
  clock: Clock,
  faults: FaultList,
  concurrency: () => number,
  watch: (event: LoggedEvent) => void = () => {},
): EventLog {
  const queue = createDeliveryQueue(concurrency);
  let events: LoggedEvent[] = [];
  let heldBack: (() => void)[] = [];

  function send(event: LoggedEvent, target: EventTarget): void {
    queue.add(async () => {
      event.attempts.push(...(await deliverCallback({ ...target, form: event.parameters })));
      event.outcome = 'sent';
    });
  }

  function releaseHeldBack(): void {
    const released = heldBack;
    heldBack = [];
    for (const release of released) release();
  }

  function sendWithFaults(event: LoggedEvent, target: EventTarget): void {
    const fault = faults.strikeEvent(event.type);
    switch (fault?.kind) {
      case 'callback-lost':
        event.outcome = 'lost';
        return;
      case 'callback-reordered':
        heldBack.push(() => send(event, target));
        clock.at(clock.now() + patienceMs, releaseHeldBack);
        return;
      case 'callback-delayed':
        clock.at(clock.now() + (fault.delayMs ?? 1000), () => send(event, target));
        return;
      case 'callback-repeated':
        for (let copy = 0; copy < (fault.copies ?? 1); copy += 1) send(event, target);
    }
    send(event, target);
    releaseHeldBack();
  }

  return {
    publish(event, target) {
      const wanted = target.filter
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean);
      const filtered = wanted.length > 0 && !wanted.includes(event.type);
      const outcome = target.url === '' ? 'unsent' : filtered ? 'filtered' : 'waiting';
      const logged: LoggedEvent = { ...event, at: event.at ?? clock.now(), outcome, attempts: [] };
      events.push(logged);
      watch(logged);
      if (events.length > kept) events = events.slice(kept / 2);
      if (outcome === 'waiting') sendWithFaults(logged, target);
    },
    replay({ event = '', copies = 1, seed }, target) {
      const chosen = events.filter(({ type }) => new RegExp(event).test(type));
      const each = Array.from({ length: copies }, () => chosen).flat();
      for (const one of seed === undefined ? each : shuffled(each, seed)) send(one, target);
      return each.length;
    },
    list: () => events,
    clear() {
      events = [];
      heldBack = [];
      queue.clear();
    },
    settled: () => queue.settled(),
  };
}
