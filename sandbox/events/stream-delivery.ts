/**
 * Event Streams on their way to their sinks: at least once, in no promised order, for four hours.
 * https://www.twilio.com/docs/events/event-delivery-and-duplication
 */
import { type FaultList } from '../faults/fault-list';
import { seededRandom } from '../faults/seeded-random';
import { type Clock } from '../state/clock';
import { type Settings } from '../state/settings';
import { type Sink, type StreamState } from '../state/stream-state';
import { cloudEventOf, cloudEventType, testEvent, type CloudEvent } from './cloud-event';
import { createDeliveryQueue } from './delivery-queue';
import { type LoggedEvent } from './event-log';
import { postEvents, type StreamAttempt } from './post-events';

/** One request to a sink, and what became of it. */
interface StreamDelivery {
  sinkSid: string;
  events: CloudEvent[];
  /** dropped: the sink said 400, or is gone. given-up: four hours are over. lost: by a fault. */
  outcome: 'waiting' | 'delivered' | 'dropped' | 'given-up' | 'lost';
  attempts: StreamAttempt[];
}

export interface Streams {
  /** Sends the event to every sink that has subscribed to its type, soon after; never throws. */
  event(event: LoggedEvent): void;
  test(sink: Sink, testId: string): void;
  list(): StreamDelivery[];
  /** Resolves when nothing is under way; what waits for a retry or for its batch waits for the clock. */
  settled(): Promise<void>;
  clear(): void;
}

const hourMs = 3_600_000;
const longestMs = 4 * hourMs;
const firstPauseMs = 1000;
const longestPauseMs = 600_000;
/** A reordered event waits for its successor no longer than this. */
const patienceMs = 1000;
/** A sandbox left running must not grow without end. */
const kept = 20_000;

interface Sources {
  clock: Clock;
  faults: FaultList;
  settings: () => Settings;
  state: () => StreamState;
}

export function createStreams({ clock, faults, settings, state }: Sources): Streams {
  const queue = createDeliveryQueue(() => settings().callbackConcurrency);
  const random = seededRandom(1);
  let deliveries: StreamDelivery[] = [];
  let batches = new Map<string, CloudEvent[]>();
  let heldBack: (() => void)[] = [];
  /** Grows with every reset: what was under way before it is over. */
  let era = 0;

  function log(sinkSid: string, events: CloudEvent[], outcome: StreamDelivery['outcome'] = 'waiting'): StreamDelivery {
    const delivery: StreamDelivery = { sinkSid, events, outcome, attempts: [] };
    deliveries.push(delivery);
    if (deliveries.length > kept) deliveries = deliveries.slice(kept / 2);
    return delivery;
  }

  /** Exponential, with jitter. */
  const pauseMs = (attempts: number) =>
    Math.min(firstPauseMs * 2 ** (attempts - 1), longestPauseMs) * (0.5 + random() / 2);

  function tryAgainLater(delivery: StreamDelivery, began: number): void {
    const next = clock.now() + pauseMs(delivery.attempts.length);
    if (next - began > longestMs) delivery.outcome = 'given-up';
    else clock.at(next, () => attempt(delivery, began));
  }

  function attempt(delivery: StreamDelivery, began: number): void {
    const own = era;
    queue.add(async () => {
      const sink = own === era ? state().sinks.get(delivery.sinkSid) : undefined;
      if (!sink) {
        delivery.outcome = 'dropped';
        return;
      }
      const { destination, batch_events: batched } = sink.configuration;
      const result = await postEvents(destination, batched ? delivery.events : delivery.events[0]);
      delivery.attempts.push(result);
      if (result.status !== null && result.status >= 200 && result.status < 300) delivery.outcome = 'delivered';
      else if (result.status === 400) delivery.outcome = 'dropped';
      else if (own === era) tryAgainLater(delivery, began);
    });
  }

  const send = (sinkSid: string, events: CloudEvent[]) => attempt(log(sinkSid, events), clock.now());

  function sendBatch(sinkSid: string): void {
    const gathered = batches.get(sinkSid) ?? [];
    batches.delete(sinkSid);
    if (gathered.length > 0) send(sinkSid, gathered);
  }

  /** What happens within streamBatchSeconds goes together; with 0, what one request causes. */
  function gather(sinkSid: string, event: CloudEvent): void {
    const gathered = batches.get(sinkSid);
    if (gathered) return void gathered.push(event);
    const own = era;
    batches.set(sinkSid, [event]);
    const seconds = settings().streamBatchSeconds;
    const flush = () => own === era && sendBatch(sinkSid);
    if (seconds > 0) clock.at(clock.now() + seconds * 1000, flush);
    else setImmediate(flush);
  }

  function hand(sink: Sink, event: CloudEvent): void {
    if (sink.configuration.batch_events) gather(sink.sid, event);
    else send(sink.sid, [event]);
  }

  function releaseHeldBack(): void {
    const released = heldBack;
    heldBack = [];
    for (const release of released) release();
  }

  /** The faults of callbacks, by the type of the CloudEvent. */
  function handWithFaults(sink: Sink, event: CloudEvent): void {
    const fault = faults.strikeEvent(event.type);
    switch (fault?.kind) {
      case 'callback-lost':
        log(sink.sid, [event], 'lost');
        return;
      case 'callback-reordered':
        heldBack.push(() => hand(sink, event));
        clock.at(clock.now() + patienceMs, releaseHeldBack);
        return;
      case 'callback-delayed':
        clock.at(clock.now() + (fault.delayMs ?? 1000), () => hand(sink, event));
        return;
      case 'callback-repeated':
        for (let copy = 0; copy < (fault.copies ?? 1); copy += 1) hand(sink, event);
    }
    hand(sink, event);
    releaseHeldBack();
  }

  return {
    event(event) {
      const { sinks, subscriptions } = state();
      for (const { sinkSid, types } of subscriptions.values()) {
        const [sink, version] = [sinks.get(sinkSid), types.get(cloudEventType(event.type))];
        if (sink && version !== undefined) handWithFaults(sink, cloudEventOf(event, version));
      }
    },
    test: (sink, testId) => hand(sink, testEvent(sink.sid, testId, clock.now())),
    list: () => deliveries,
    settled: () => queue.settled(),
    clear() {
      era += 1;
      deliveries = [];
      batches = new Map();
      heldBack = [];
      queue.clear();
    },
  };
}
