import { Pace } from '../../../../cli/workers-sync/pace/pace';

interface Simulation {
  /** Requests a second that are taken, by the clock's milliseconds. */
  limit: (now: number) => number;
  seconds: number;
  retryAfter?: number;
  fastest?: number;
}

/**
 * Twenty-five milliseconds a request, sixteen under way at most, a limit on the last second: all on a simulated clock.
 */
function simulate({ limit, seconds, retryAfter = 0, fastest = 1000 }: Simulation) {
  const pace = new Pace(fastest);
  const events: { at: number; run: () => void }[] = [];
  const taken: number[] = [];
  let now = 0;
  let free = 16;
  let waiting = false;
  const later = (at: number, run: () => void) => {
    const place = events.findIndex((event) => event.at > at);
    events.splice(place < 0 ? events.length : place, 0, { at, run });
  };
  function arrive(): void {
    const recent = taken.filter((at) => at > now - 1000).length;
    if (recent < limit(now)) {
      taken.push(now);
      later(now + 13, () => {
        pace.accept('POST', now);
        pace.finish(now);
        free++;
        start();
      });
    } else {
      later(now + 13, () => {
        pace.refuse('POST', now, retryAfter);
        later(pace.take(now), send);
      });
    }
  }
  const send = () => later(now + 12, arrive);
  function start(): void {
    if (waiting || free === 0) return;
    waiting = true;
    later(pace.take(now), () => {
      waiting = false;
      free--;
      send();
      start();
    });
  }
  start();
  while (events[0].at < seconds * 1000) {
    const event = events.shift()!;
    now = event.at;
    event.run();
  }
  return {
    pace,
    between: (from: number, to: number) =>
      taken.filter((at) => at >= from * 1000 && at < to * 1000).length / (to - from),
  };
}

test.each([
  ['at once', 20, 250, 0],
  ['with Retry-After: 1', 20, 250, 1000],
  ['at 100 a second', 100, 60, 0],
])('takes at least 95 %% of what is permitted when refused %s', (_, limit, seconds, retryAfter) => {
  const { between } = simulate({ limit: () => limit, seconds, retryAfter });

  expect(between(0, seconds) / limit).toBeGreaterThanOrEqual(0.95);
});

test.each([
  ['few of its requests where that costs nothing', 0, 0.04],
  ['hardly any where each costs a Retry-After', 1000, 0.002],
])('is refused %s', (_, retryAfter, share) => {
  const { pace, between } = simulate({ limit: () => 20, seconds: 250, retryAfter });

  expect(pace.refusals / (between(0, 250) * 250)).toBeLessThan(share);
});

test('follows a limit that falls', () => {
  const { between } = simulate({ limit: (now) => (now < 30_000 ? 20 : 5), seconds: 60 });

  expect(between(40, 60)).toBeGreaterThan(4.4);
});

test('finds a limit that rises', () => {
  const { between } = simulate({ limit: (now) => (now < 30_000 ? 5 : 20), seconds: 240 });

  expect(between(180, 240)).toBeGreaterThan(19);
});

test('never exceeds what it was told', () => {
  const { between, pace } = simulate({ limit: () => 100, seconds: 30, fastest: 8 });

  expect(between(1, 30)).toBeLessThanOrEqual(8.1);
  expect(pace.refusals).toBe(0);
});

test('nothing starts before the time that Retry-After names', () => {
  const pace = new Pace(50);

  pace.refuse('POST', 1000, 5000);

  expect(pace.take(1001)).toBe(6000);
});
