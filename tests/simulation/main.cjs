/** npm run simulate [-- --worlds 20000 --seed 7 | --world 7-123 | --defect NAME]: fails when a promise is broken, with the story. */
const { fork } = require('node:child_process');
const { randomInt } = require('node:crypto');
const os = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { putDefectBack } = require('./part.cjs');

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
    world: { type: 'string' },
    defect: { type: 'string' },
    processes: { type: 'string', default: String(Math.min(4, os.availableParallelism())) },
    stories: { type: 'string', default: '5' },
    'with-known': { type: 'boolean', default: false },
  },
});
const { seed, world, defect, 'with-known': withKnown } = values;
const [worlds, processes, stories] = [values.worlds, values.processes, values.stories].map(Number);
if (!(worlds >= 1 && worlds <= 1e6 && processes >= 1 && processes <= 64))
  throw new Error('--worlds from 1 to 1000000, --processes from 1 to 64');

/** One share of the worlds, in a process of its own. */
function share(part) {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(__dirname, 'part.cjs'));
    child.once('message', resolve);
    child.once('exit', (code) => code && reject(new Error(`A process of the simulation ended with ${code}`)));
    child.send({ seed, worlds, part, parts: processes, defect });
  });
}

const added = (sums, more) => {
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
};

/** The shrunk story of the first verdict of a world that counts. */
async function story(worldSeed, rule) {
  const { shrinkWorld } = require('./shrink.ts');
  const { tellStory } = require('./story.ts');
  const { knownFor } = require('./known.ts');
  const { planWorld } = require('./world.ts');
  const shrunk = await shrinkWorld(
    planWorld(worldSeed),
    (verdict, run) => (rule === undefined || verdict.rule === rule) && (withKnown || !knownFor(verdict, run)),
  );
  console.log(`\n${tellStory(shrunk.run, shrunk.verdicts, shrunk.again)}\n(shrunk in ${shrunk.runs} runs)`);
}

async function oneWorld() {
  const { simulateWorld } = require('./simulate-world.ts');
  const { knownFor } = require('./known.ts');
  const { planWorld } = require('./world.ts');
  const { run, verdicts } = await simulateWorld(planWorld(world));
  const rules = new Set(verdicts.filter((each) => withKnown || !knownFor(each, run)).map(({ rule }) => rule));
  if (!rules.size) console.log(require('./story.ts').tellStory(run, verdicts));
  for (const rule of rules) await story(world, rule);
  process.exitCode = rules.size ? 1 : 0;
}

async function manyWorlds() {
  console.log(`To repeat: npm run simulate -- --worlds ${worlds} --seed ${seed}`);
  const began = performance.now();
  const shares = await Promise.all(Array.from({ length: processes }, (_, part) => share(part)));
  const seconds = (performance.now() - began) / 1000;
  const sum = (name) => shares.reduce((total, each) => total + each[name], 0);
  const ran = sum('worlds');
  console.log(
    `${ran} worlds, ${sum('calls')} calls, ${sum('requests')} requests, ${Math.round(sum('virtualMs') / 3_600_000)} virtual hours in ${seconds.toFixed(1)} s ` +
      `(${((seconds / ran) * 1000).toFixed(2)} s for 1,000 worlds, ${processes} processes)`,
  );
  const failures = shares.flatMap((each) => each.failures);
  const met = shares.map((each) => each.known).reduce(added, {});
  for (const [name, count] of Object.entries(met)) console.log(`known: ${name}, ${count} times`);
  if (!defect && ran >= 20_000)
    for (const { name } of require('./known.ts').known.filter((each) => !met[each.name]))
      console.log(`known: ${name} was not met; if it is mended, take it from tests/simulation/known.ts`);
  const firstByRule = new Map();
  for (const { seed: failed, verdicts } of failures)
    for (const { rule } of verdicts) firstByRule.set(rule, [...(firstByRule.get(rule) ?? []), failed]);
  for (const [rule, seeds] of firstByRule)
    console.log(`BROKEN: ${rule}, in ${seeds.length} worlds: ${seeds.slice(0, 5).join(' ')}`);
  if (defect) {
    const sought = putDefectBack(defect);
    const rule = sought.rules.find((each) => firstByRule.has(each));
    const seeds = firstByRule.get(rule);
    if (seeds && stories) await story(seeds[0], rule);
    console.log(seeds ? `Found: ${defect}, after ${ran} worlds.` : `NOT FOUND in ${ran} worlds: ${defect}.`);
    process.exitCode = seeds ? 0 : 1;
    return;
  }
  for (const [rule, seeds] of [...firstByRule].slice(0, stories)) await story(seeds[0], rule);
  if (!failures.length) console.log('Every promise was kept.');
  process.exitCode = failures.length ? 1 : 0;
}

if (!defect && !world) require('./transpile.cjs');
void (world ? oneWorld() : manyWorlds());
