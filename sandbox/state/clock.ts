/**
 * The sandbox's time, in ms since 1970. It runs with the real clock and can be set or pushed forward;
 * whatever has a deadline (deletion of an ended task, a reservation's timeout) follows it.
 */
export interface Clock {
  now(): number;
  advance(ms: number): void;
  set(now: number): void;
  /** Runs the action once the clock reaches `at`; the returned function calls it off. */
  at(at: number, run: () => void): () => void;
  /** Runs everything that is due. */
  settle(): void;
  /** Back to real time with no deadlines. */
  reset(): void;
}

interface Deadline {
  at: number;
  run: () => void;
}

const longestTimerMs = 3_600_000;

export function createClock(): Clock {
  let offset = 0;
  let momentOfDeadline: number | undefined;
  let deadlines: Deadline[] = [];
  let timer: NodeJS.Timeout | undefined;

  // While a deadline runs, the time is that deadline's: an advance of an hour must not date everything at its end.
  const now = () => momentOfDeadline ?? Date.now() + offset;

  function wakeForNext(): void {
    clearTimeout(timer);
    const next = deadlines[0];
    if (!next) return;
    timer = setTimeout(settle, Math.min(Math.max(next.at - now(), 0), longestTimerMs));
    timer.unref();
  }

  function settle(): void {
    if (momentOfDeadline !== undefined) return;
    for (let due = deadlines[0]; due && due.at <= now(); due = deadlines[0]) {
      deadlines.shift();
      momentOfDeadline = due.at;
      try {
        due.run();
      } finally {
        momentOfDeadline = undefined;
      }
    }
    wakeForNext();
  }

  return {
    now,
    settle,
    at(at, run) {
      const deadline = { at, run };
      const later = deadlines.findIndex((other) => other.at > at);
      deadlines.splice(later < 0 ? deadlines.length : later, 0, deadline);
      wakeForNext();
      return () => {
        deadlines = deadlines.filter((other) => other !== deadline);
      };
    },
    advance(ms) {
      offset += ms;
      settle();
    },
    set(wanted) {
      offset = wanted - Date.now();
      settle();
    },
    reset() {
      clearTimeout(timer);
      deadlines = [];
      offset = 0;
    },
  };
}

/** Twilio's date format in TaskRouter answers: 2014-05-14T18:50:02Z, whole seconds. */
export function isoSeconds(ms: number): string;
export function isoSeconds(ms: number | null): string | null;
export function isoSeconds(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
