/** Requests a second, counted by name, with the headers and the 429 that Twilio sends. */
import { type Clock } from '../state/clock';
import { tooManyRequests } from './twilio-error';

/** What is not limited by a setting; high enough never to be met on one machine. */
const ordinaryLimit = 10_000;

export interface RateLimits {
  /** Counts one request and returns Twilio's rate-limit headers; throws 429 when the last second was full. */
  count(name: string): Record<string, string>;
  reset(): void;
}

export function createRateLimits(clock: Clock, limitOf: (name: string) => number | undefined): RateLimits {
  const accepted = new Map<string, number[]>();

  return {
    count(name) {
      const limit = limitOf(name) ?? ordinaryLimit;
      const secondAgo = clock.now() - 1000;
      const recent = (accepted.get(name) ?? []).filter((at) => at > secondAgo);
      const full = recent.length >= limit;
      if (!full) recent.push(clock.now());
      accepted.set(name, recent);
      const headers = {
        'X-Rate-Limit-Limit': String(limit),
        'X-Rate-Limit-Remaining': String(Math.max(limit - recent.length, 0)),
        'X-Rate-Limit-Config': name,
      };
      if (full) throw tooManyRequests(headers);
      return headers;
    },
    reset: () => accepted.clear(),
  };
}
