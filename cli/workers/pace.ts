/**
 * How many rows a second may be started: as many as Twilio takes and no more. Nothing documents the limits, and live
 * traffic shares them, so the pace is found by asking: it rises until Twilio answers 429, then stays just below what was
 * accepted in the second before, and looks for more ever more rarely. Pure: the clock comes in as milliseconds.
 */

const second = 1_000;
/** Share of the accepted rate to go on with. */
const caution = 0.98;
const slowest = 0.5;
/** Milliseconds after a refusal before the pace rises again: at first, and after limits that proved to be the same. */
const shortestHold = 10 * second;
const longestHold = 60 * second;

export class Pace {
  /** Rows a second. */
  rate: number;
  /** How often Twilio asked for fewer requests. */
  refusals = 0;
  private next = 0;
  /** Nothing may start before: Twilio named a time. */
  blockedUntil = 0;
  private ceiling: number | undefined;
  private hold = shortestHold;
  private heldSince = -Infinity;
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
    const at = Math.max(now, this.next, this.blockedUntil);
    this.next = at + second / this.rate;
    return at;
  }

  /** Twilio took a request of this kind, such as its HTTP method. */
  accept(kind: string, now: number): void {
    const times = this.accepted.get(kind) ?? [];
    times.push(now);
    this.accepted.set(kind, times.filter((at) => at > now - second));
  }

  /** Twilio answered 429. `retryAfter`: milliseconds it asked to wait. */
  refuse(kind: string, now: number, retryAfter = 0): void {
    this.refusals++;
    this.blockedUntil = Math.max(this.blockedUntil, now + retryAfter);
    // What was on its way when the pace was lowered says nothing about the new one.
    if (now - this.heldSince < second + retryAfter) return;
    const taken = (this.accepted.get(kind) ?? []).filter((at) => at > now - second).length;
    const sameLimit = this.ceiling !== undefined && Math.abs(this.rate / this.ceiling - 1) < 0.1;
    this.hold = sameLimit ? Math.min(this.hold * 2, longestHold) : shortestHold;
    this.ceiling = this.rate;
    this.rate = Math.max(slowest, Math.min(this.rate, taken || this.rate / 2) * caution);
    this.heldSince = now;
  }

  /** A row is done: the pace doubles in a second while no limit is known, and near a known one rises 2 % a second. */
  finish(now: number): void {
    if (now - this.heldSince < second) return;
    if (this.ceiling !== undefined && this.rate > this.ceiling * 1.1) this.ceiling = undefined;
    const near = this.ceiling !== undefined && this.rate >= this.ceiling * 0.9;
    if (near && now - this.heldSince < this.hold) return;
    const growth = this.ceiling === undefined ? 1 : near ? 0.02 : 0.1;
    this.rate = Math.min(this.fastest, this.rate + growth);
  }
}
