/**
 * One virtual clock for the Functions' process and for the world around it. The process may stand still while the
 * world goes on, and its wall clock may be wrong; the world's own time is that of Twilio.
 */
import { install, type Clock } from '@sinonjs/fake-timers';

/** 2026-03-01T09:00:00Z; every world begins there. */
const beginning = 1_772_355_600_000;

/** Node's own, taken before anything is faked: one turn of the loop runs all that promises and streams have to do. */
const turn = setImmediate;
const settle = () => new Promise<void>((resolve) => void turn(resolve));

interface Happening {
  atMs: number;
  run(): void;
  timer?: ReturnType<Clock['setTimeout']>;
}

export class Timeline {
  private readonly clock: Clock;
  private readonly realTimeout = AbortSignal.timeout.bind(AbortSignal);
  private readonly realRandom = Math.random;
  private readonly pending = new Set<Happening>();
  /** What the process gets to see when it runs again; undefined while it runs. */
  private held: (() => void)[] | undefined;
  private frozenNow = 0;
  private thawAt: number | undefined;
  /** Stretches in which the process stood still, in milliseconds since the beginning. */
  readonly frozen: { from: number; to: number }[] = [];

  /** `skewMs`: how far the process's wall clock is ahead of Twilio's. `random`: stands in for Math.random. */
  constructor(skewMs: number, random: () => number) {
    this.clock = install({
      now: beginning + skewMs,
      loopLimit: 100_000,
      toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance', 'hrtime'],
    });
    this.start = this.clock.now;
    Math.random = random;
    AbortSignal.timeout = (milliseconds) => {
      const controller = new AbortController();
      this.clock.setTimeout(
        () => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')),
        milliseconds,
      );
      return controller.signal;
    };
  }

  private readonly start: number;

  /** Milliseconds since the beginning, on Twilio's clock. */
  now(): number {
    return this.held ? this.frozenNow : this.clock.now - this.start;
  }

  /** Milliseconds since 1970, on Twilio's clock. */
  date(): number {
    return beginning + this.now();
  }

  /** Something of the world outside the process. */
  at(atMs: number, run: () => void): void {
    const happening: Happening = { atMs: Math.max(Math.round(atMs), this.now()), run };
    this.pending.add(happening);
    if (!this.held) this.arm(happening);
  }

  after(milliseconds: number, run: () => void): void {
    this.at(this.now() + milliseconds, run);
  }

  /** Something that reaches the process: it waits while the process stands still. */
  deliver(atMs: number, run: () => void): void {
    this.at(atMs, () => (this.held ? void this.held.push(run) : run()));
  }

  /** The process stands still; what it waits for comes all at once afterwards. */
  freeze(milliseconds: number): void {
    if (this.held) return;
    this.frozenNow = this.now();
    this.thawAt = this.frozenNow + milliseconds;
    this.held = [];
    this.frozen.push({ from: this.frozenNow, to: this.thawAt });
    for (const happening of this.pending) this.clock.clearTimeout(happening.timer);
  }

  /** Lets time pass until nothing is left to happen, or until `endMs`. */
  async run(endMs: number): Promise<void> {
    await settle();
    while (this.now() < endMs) {
      if (this.held) this.passWhileFrozen();
      else if (this.clock.countTimers()) this.clock.next();
      else return;
      await settle();
    }
  }

  restore(): void {
    this.clock.uninstall();
    Math.random = this.realRandom;
    AbortSignal.timeout = this.realTimeout;
  }

  private arm(happening: Happening): void {
    happening.timer = this.clock.setTimeout(
      () => {
        this.pending.delete(happening);
        happening.run();
      },
      happening.atMs - (this.clock.now - this.start),
    );
  }

  /** The next thing of the world, or the thaw when nothing comes before it. */
  private passWhileFrozen(): void {
    let next: Happening | undefined;
    for (const each of this.pending) if (!next || each.atMs < next.atMs) next = each;
    if (next && next.atMs <= this.thawAt!) {
      this.pending.delete(next);
      this.frozenNow = Math.max(this.frozenNow, next.atMs);
      next.run();
      return;
    }
    const held = this.held!;
    this.held = undefined;
    this.clock.jump(this.thawAt! - (this.clock.now - this.start));
    for (const happening of this.pending) this.arm(happening);
    for (const run of held) run();
  }
}
