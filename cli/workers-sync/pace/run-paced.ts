/** Runs many rows at once, each started when its turn comes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type CallOptions } from '../../../assets/twilio/calls';
import { type Pace } from './pace';

export interface PacedOptions {
  pace: Pace;
  /** Rows under way at once, at most. */
  concurrency: number;
  /** Aborted: nothing more is started; what is under way ends. */
  signal: AbortSignal;
}

/** Resolves when all that was started has ended. `run` must not reject. */
export async function runPaced<T>(
  items: Iterable<T>,
  { pace, concurrency, signal }: PacedOptions,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  for (const item of items) {
    while (underWay.size >= concurrency) await Promise.race(underWay);
    await turnOf(pace, signal);
    if (signal.aborted) break;
    const ended: Promise<void> = run(item).finally(() => {
      pace.finish(performance.now());
      underWay.delete(ended);
    });
    underWay.add(ended);
  }
  await Promise.all(underWay);
}

async function turnOf(pace: Pace, signal: AbortSignal): Promise<void> {
  let at = pace.take(performance.now());
  while (!signal.aborted && at > performance.now()) {
    await sleep(at - performance.now(), undefined, { signal }).catch(() => undefined);
    at = Math.max(at, pace.blockedUntil);
  }
}

/** Options for requests that report to the pace, and that wait for its turn after a refusal. */
export function pacedCalls(pace: Pace, signal: AbortSignal): CallOptions {
  return {
    signal,
    onAnswer({ method, status, retryAfter }) {
      if (status === 429) pace.refuse(method, performance.now(), retryAfter);
      else if (status !== undefined) pace.accept(method, performance.now());
    },
    pauseAfterRefusal: () => pace.take(performance.now()) - performance.now(),
  };
}
