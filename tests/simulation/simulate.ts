/** Many worlds, one after the other: what is known is counted, what is new is remembered. */
import { type Verdict } from './invariants/verdict';
import { knownFor } from './known';
import { simulateWorld } from './simulate-world';
import { planWorld } from './world';

/** What a number of worlds came to; plain data, for it crosses between processes. */
export interface Tally {
  worlds: number;
  calls: number;
  requests: number;
  /** Milliseconds of virtual time. */
  virtualMs: number;
  /** How often each known defect was met. */
  known: Record<string, number>;
  failures: { seed: string; verdicts: Verdict[] }[];
}

/** Worlds whose failures are kept; the rest is counted by nobody, for one is enough to begin with. */
const mostFailures = 200;

/** `seeds`: of the worlds. `enough`: ends it early. */
export async function simulate(
  seeds: Iterable<string>,
  enough: (tally: Tally) => boolean = () => false,
): Promise<Tally> {
  const tally: Tally = { worlds: 0, calls: 0, requests: 0, virtualMs: 0, known: {}, failures: [] };
  for (const seed of seeds) {
    const { run, verdicts } = await simulateWorld(planWorld(seed));
    tally.worlds++;
    tally.calls += run.calls.length;
    tally.requests += run.calls.reduce((sum, { sent }) => sum + sent, 0);
    tally.virtualMs += run.story.at(-1)?.atMs ?? 0;
    const news = verdicts.filter((verdict) => {
      const entry = knownFor(verdict, run);
      if (entry) tally.known[entry.name] = (tally.known[entry.name] ?? 0) + 1;
      return !entry;
    });
    if (news.length && tally.failures.length < mostFailures) tally.failures.push({ seed, verdicts: news });
    if (enough(tally)) break;
  }
  return tally;
}

/** The seeds of a run: `part` of `parts`, counted from 0. */
export function* seedsOf(seed: string, worlds: number, part = 0, parts = 1): Generator<string> {
  for (let number = part + 1; number <= worlds; number += parts) yield `${seed}-${number}`;
}
