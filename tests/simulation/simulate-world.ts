/** One world from its seed to its verdicts. */
import { judge } from './invariants/judges';
import { judgeOrder } from './invariants/order';
import { type Verdict } from './invariants/verdict';
import { runWorld, type Run } from './run-world';
import { type World } from './world';

const another = 'another order';

/** What the second run of a world draws again: when its events come, how often, and through which door. */
const otherOrder = {
  'event-delay': another,
  'event-doubled': another,
  'event-batch': another,
  'event-door': another,
};

export interface Judged {
  run: Run;
  /** The same world with its events in another order, where that was tried. */
  again?: Run;
  verdicts: Verdict[];
}

/** `muted`: names of choices that come out as usual. */
export async function simulateWorld(world: World, muted?: ReadonlySet<string>): Promise<Judged> {
  const run = await runWorld(world, muted);
  const verdicts = judge(run);
  if (world.weather !== 'order') return { run, verdicts };
  const again = await runWorld(world, muted, otherOrder);
  for (const name of again.chance.unusual) run.chance.unusual.add(name);
  return { run, again, verdicts: [...verdicts, ...judgeOrder(run, again)] };
}
