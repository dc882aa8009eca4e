/**
 * How many rows a second may be started: as many as Twilio takes and no more. Nothing documents the limits, and live
 * traffic shares them, so the pace is found by asking: it rises until Twilio answers 429, goes down a little, and rises
 * again; near a limit it knows more slowly, and with a long plateau when each 429 comes with a Retry-After, which costs
 * that time. Pure: the clock comes in as milliseconds.
 */

const second = 1000;
const slowest = 0.5;
/** Turns missed in so many milliseconds, because this machine was busy, are made up for. */
const credit = 250;
/** Growth with each row near a known limit: 2 % a second. */
const gently = 0.02;
/** Share of a known limit that is not passed while on the plateau. */
const plateau = 0.97;
/** How many times its Retry-After a refusal is avoided for. */
const patience = 40;

export class Pace {
  /** Rows a second. */
  rate: number;
  /** How often Twilio asked for fewer requests. */
  refusals = 0;
  /** Nothing may start before: Twilio named a time. */
  blockedUntil = 0;
  private next = 0;
  /** The rate that was refused last, or nearly so: one refusal by chance must not lower it for good. */
  private ceiling: number | undefined;
  private settledAt = -Infinity;
  private plateauUntil = 0;
  private readonly accepted = new Map<string, number[]>();

  /** `fastest`: rows a second never to exceed. */
  constructor(
    private readonly fastest: number,
    start = 10,
  ) {
    this.rate = Math.min(start, fastest);
  }

  /** The moment at which the next row may start; it is taken by asking. */
  take(now: number): number {
    const slot = Math.max(now - credit, this.next, this.blockedUntil);
    this.next = slot + second / this.rate;
    return Math.max(now, slot);
  }

  /** Twilio took a request of this kind, such as its HTTP method. */
  accept(kind: string, now: number): void {
    this.accepted.set(kind, [...this.takenOf(kind, now), now]);
  }

  /** Twilio answered 429. `retryAfter`: milliseconds it asked to wait. */
  refuse(kind: string, now: number, retryAfter = 0): void {
    this.refusals++;
    this.blockedUntil = Math.max(this.blockedUntil, now + retryAfter);
    // What was on its way when the pace was lowered says nothing about the new one.
    if (now < this.settledAt) return;
    const taken = this.takenOf(kind, now).length;
    if (this.ceiling === undefined || taken < this.rate / 2) {
      // Far above the limit, which then is what was taken in the second before.
      this.ceiling = Math.max(taken, this.rate / 2);
      this.rate = this.ceiling * plateau;
    } else {
      // Near it, or refused by chance because requests came in a bunch: a little less will do.
      this.ceiling = Math.max(this.rate, this.ceiling * 0.99);
      this.rate *= taken < this.rate * 0.75 ? 0.95 : retryAfter ? plateau : 0.985;
    }
    this.rate = Math.max(slowest, this.rate);
    this.settledAt = now + retryAfter + second;
    this.plateauUntil = now + patience * retryAfter;
  }

  /** A row is done: the pace may rise. While no limit is known it doubles in a second. */
  finish(now: number): void {
    if (now < this.settledAt) return;
    if (this.ceiling !== undefined && this.rate > this.ceiling * 1.1) this.ceiling = undefined;
    if (this.ceiling !== undefined && now < this.plateauUntil && this.rate >= this.ceiling * plateau) return;
    this.rate = Math.min(this.fastest, this.rate + (this.ceiling === undefined ? 1 : gently));
  }

  private takenOf(kind: string, now: number): number[] {
    return (this.accepted.get(kind) ?? []).filter((at) => at > now - second);
  }
}
