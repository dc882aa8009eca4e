/** Cuts a period into windows, so that a page that is missing cannot hide more than one of them. */

/** ms since 1970; without `to` it goes on until now. */
export interface Window {
  from: number;
  to: number | undefined;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** An hour each; six where there are more than two days of them. `now`: the end of a period that is open. */
export function windowsOf({ from, to }: Window, now: number): Window[] {
  const end = to ?? Math.max(now, from);
  const length = end - from > 2 * dayMs ? 6 * hourMs : hourMs;
  const starts = Array.from(
    { length: Math.max(1, Math.ceil((end - from) / length)) },
    (_, index) => from + index * length,
  );
  return starts.map((start, index) => ({ from: start, to: index === starts.length - 1 ? to : start + length }));
}

/** Dates go to Twilio in whole seconds: anything shorter cannot be cut. */
const shortestMs = 2000;

/** Two halves; undefined for a window that is too short. */
export function halvesOf({ from, to }: Window, now: number): [Window, Window] | undefined {
  const end = to ?? now;
  if (end - from < shortestMs) return undefined;
  const middle = Math.floor((from + end) / 2 / 1000) * 1000;
  return [
    { from, to: middle },
    { from: middle, to },
  ];
}
