/**
 * Event Streams as far as one webhook sink goes: at least once, in any order, one or several events at a time, and the
 * same again until they are taken. https://www.twilio.com/docs/events/event-delivery-and-duplication
 */
import { type Chance } from '../engine/chance';
import { type CloudEvent } from './cloud-event';

/** An event on its way; `told`: what the world keeps of it. */
export interface Streamed<T> {
  name: string;
  cloudEvent: CloudEvent;
  told: T;
}

export interface StreamsWorld<T> {
  later(milliseconds: number, run: () => void): void;
  /** Sends the events to the sink; `onReply` is told the status. */
  post(name: string, events: readonly Streamed<T>[], onReply: (status: number) => void): void;
}

/** Milliseconds after which a sink counts as not having answered. */
const patienceMs = 5000;
/** Twilio goes on for 4 hours; here for as long as the other door's events come. */
const triesWanted = 6;

export class EventStreams<T> {
  private gathering: Streamed<T>[] | undefined;

  constructor(
    private readonly world: StreamsWorld<T>,
    private readonly chance: Pick<Chance, 'draw'>,
  ) {}

  publish(event: Streamed<T>): void {
    const { name } = event;
    const copies = this.chance.draw(`event-doubled ${name} streamed`, 1, (dice) => (dice.chance(0.15) ? 2 : 1));
    for (let copy = 1; copy <= copies; copy++) {
      const delayMs = this.chance.draw(`event-delay ${name} streamed ${copy}`, 100, (dice) =>
        dice.chance(0.3) ? 1000 + dice.below(60_000) : 10 + dice.below(900),
      );
      this.world.later(delayMs, () => this.gather(event, copy));
    }
  }

  /** What comes while a batch waits goes with it. */
  private gather(event: Streamed<T>, copy: number): void {
    if (this.gathering) return void this.gathering.push(event);
    const batch = [event];
    this.gathering = batch;
    const waitMs = this.chance.draw(`event-batch wait ${event.name}`, 0, (dice) =>
      dice.pick([0, 500, 3000, 20_000, 60_000]),
    );
    this.world.later(waitMs, () => {
      this.gathering = undefined;
      this.post(`stream-${event.name}${copy > 1 ? `(${copy})` : ''}`, this.shuffled(batch));
    });
  }

  private shuffled(batch: readonly Streamed<T>[]): Streamed<T>[] {
    const placed = batch.map((event, place) => ({
      event,
      place: this.chance.draw(`event-batch place ${event.name}`, place, (dice) => dice.next() * batch.length),
    }));
    return placed.toSorted((a, b) => a.place - b.place).map(({ event }) => event);
  }

  private post(name: string, batch: readonly Streamed<T>[], attempt = 1): void {
    let settled = false;
    const settle = (taken: boolean) => {
      if (settled) return;
      settled = true;
      if (!taken && attempt < triesWanted)
        this.world.later(1000 * 2 ** (attempt - 1), () => this.post(name, batch, attempt + 1));
    };
    this.world.later(patienceMs, () => settle(false));
    this.world.post(attempt === 1 ? name : `${name} again ${attempt - 1}`, batch, (status) =>
      settle(status < 500 && status !== 429),
    );
  }
}
