/**
 * Three hundred worlds of callers, foreign writers, lost answers and events in any order: every promise is kept.
 * `npm run simulate` runs twenty thousand, and any of them again by its seed.
 */
import { planWorld } from './world';
import { simulate, seedsOf } from './simulate';
import { simulateWorld } from './simulate-world';
import { tellStory } from './story';

const worlds = 300;
const seed = process.env.SIMULATION_SEED ?? '1';

test(`${worlds} worlds (seed ${seed}) break no promise that is not known to be broken`, async () => {
  const { failures } = await simulate(seedsOf(seed, worlds), (tally) => tally.failures.length > 0);

  const [failure] = failures;
  const story = failure && tellStory((await simulateWorld(planWorld(failure.seed))).run, failure.verdicts);
  expect(story).toBeUndefined();
}, 120_000);

test.each(['1-5', '1-17', '1-44'])('the same seed tells the same story (%s)', async (each) => {
  const first = await simulateWorld(planWorld(each));
  await simulateWorld(planWorld('something else in between'));

  const again = await simulateWorld(planWorld(each));

  expect(tellStory(again.run, again.verdicts)).toBe(tellStory(first.run, first.verdicts));
});
