/** The fewest steps and choices that still break the same promise: taken away in halves, quarters ... single ones (delta debugging). */
import { type Verdict } from './invariants/verdict';
import { type Run } from './run-world';
import { simulateWorld } from './simulate-world';
import { type World } from './world';

/** Runs at the most: a story that is somewhat longer is better than none. */
const longestSearch = 1500;

export interface Shrunk {
  world: World;
  run: Run;
  again?: Run;
  verdicts: Verdict[];
  runs: number;
}

/** `concerns`: which verdicts count; the world as it is must have one. */
export async function shrinkWorld(world: World, concerns: (verdict: Verdict, run: Run) => boolean): Promise<Shrunk> {
  let runs = 0;
  const patient = () => runs < longestSearch;
  let { steps } = world;
  let muted: ReadonlySet<string> = new Set();
  let last = await attempt(steps, muted);
  if (!last) throw new Error(`World ${world.seed} does not fail that way`);

  async function attempt(fewer: World['steps'], more: ReadonlySet<string>) {
    runs++;
    const judged = await simulateWorld({ ...world, steps: fewer }, more);
    const verdicts = judged.verdicts.filter((verdict) => concerns(verdict, judged.run));
    return verdicts.length ? { ...judged, verdicts } : undefined;
  }

  /** Takes away what it can of the items; `without` tries, and keeps, a world that lacks some of them. */
  async function reduce<T>(items: readonly T[], without: (gone: readonly T[]) => Promise<boolean>): Promise<boolean> {
    let left = [...items];
    let reduced = false;
    for (let size = left.length; size >= 1; size = Math.floor(size / 2)) {
      for (let place = 0; place < left.length && patient();) {
        const gone = left.slice(place, place + size);
        if (await without(gone)) {
          left = left.filter((item) => !gone.includes(item));
          reduced = true;
        } else {
          place += size;
        }
      }
    }
    return reduced;
  }

  const withoutSteps = async (gone: readonly World['steps'][number][]) => {
    const fewer = steps.filter((step) => !gone.includes(step));
    const failing = await attempt(fewer, muted);
    if (failing) [steps, last] = [fewer, failing];
    return failing !== undefined;
  };
  const withoutChoices = async (gone: readonly string[]) => {
    const more = new Set([...muted, ...gone]);
    const failing = await attempt(steps, more);
    if (failing) [muted, last] = [more, failing];
    return failing !== undefined;
  };
  for (let again = true; again && patient();) {
    again = await reduce(steps, withoutSteps);
    again = (await reduce([...last.run.chance.unusual], withoutChoices)) || again;
  }
  return { world: { ...world, steps }, run: last.run, again: last.again, verdicts: last.verdicts, runs };
}
