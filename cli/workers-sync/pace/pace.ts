/**
 * How many rows a second may be started: as many as Twilio accepts, and no more. The limits are not documented, and
 * live traffic shares them, so the pace is found by trying: it rises until Twilio answers 429, falls a little, and
 * rises again. Near a limit that it knows it rises slowly, and it stays on a long plateau where each 429 costs a
 * Retry-After. Pure: the time comes in as milliseconds.
 */

const secondMs = 1000;
/** Rows a second. */
const slowest = 0.5;
/** Turns missed within this time, because this machine was busy, are made up for. */
const creditMs = 250;
/** Added to the rate by each row near a known limit: 2 % a second. */
const gently = 0.02;
/** The share of a known limit at which the plateau lies. */
const plateau = 0.97;
/** The plateau lasts this many times the Retry-After. */
const plateauTimes = 40;

export class Pace {
  /** Rows a second. */
  rate: number;
  /** How often Twilio asked for fewer requests. */
  refusals = 0;
  /** Nothing may start before this time, which Twilio named. */
  blockedUntil = 0;
  private next = 0;
  /** About the rate that was refused last; a single refusal by chance must not lower it for good. */
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

  /** The moment at which the next row may start; to ask is to take it. */
  take(now: number): number {
    const slot = Math.max(now - creditMs, this.next, this.blockedUntil);
    this.next = slot + secondMs / this.rate;
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
    // Requests sent before the pace was lowered say nothing about the new one.
    if (now < this.settledAt) return;
    const taken = this.takenOf(kind, now).length;
    if (this.ceiling === undefined || taken < this.rate / 2) {
      // Far above the limit, which then is what was accepted in the second before.
      this.ceiling = Math.max(taken, this.rate / 2);
      this.rate = this.ceiling * plateau;
    } else {
      // Near the limit, or refused by chance because requests came in a bunch: a little less is enough.
      this.ceiling = Math.max(this.rate, this.ceiling * 0.99);
      this.rate *= taken < this.rate * 0.75 ? 0.95 : retryAfter ? plateau : 0.985;
    }
    this.rate = Math.max(slowest, this.rate);
    this.settledAt = now + retryAfter + secondMs;
    this.plateauUntil = now + plateauTimes * retryAfter;
  }

  /** A row is done: the pace may rise. While no limit is known it doubles in a second. */
  finish(now: number): void {
    if (now < this.settledAt) return;
    if (this.ceiling !== undefined && this.rate > this.ceiling * 1.1) this.ceiling = undefined;
    if (this.ceiling !== undefined && now < this.plateauUntil && this.rate >= this.ceiling * plateau) return;
    this.rate = Math.min(this.fastest, this.rate + (this.ceiling === undefined ? 1 : gently));
  }

  private takenOf(kind: string, now: number): number[] {
    return (this.accepted.get(kind) ?? []).filter((at) => at > now - secondMs);
  }
}
