/**
 * npm run mutate [-- room ...]: changes the code of a room in every small way (Stryker), and tells which changes its own
 * tests did not notice. Rooms: decide, attributes, parse, twilio, reply, settings, functions, insights; all of them, one
 * after the other, unless some are named.
 */
import '../../build/node-version.cjs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeValidators } from '../../build/validators.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const assets = ['decide', 'attributes', 'parse', 'twilio', 'reply', 'settings'];
const sources = new Map([
  ...assets.map((room) => [room, [`assets/${room}/**/*.ts`, '!**/*.generated.ts']]),
  ['functions', ['functions/**/*.ts']],
  ['insights', ['insights/**/*.ts', '!insights/page/**']],
]);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((room) => !sources.has(room));
if (unknown.length) {
  console.error(`There is no room ${unknown.join(', ')}. Rooms: ${[...sources.keys()].join(', ')}.`);
  process.exit(2);
}
await writeValidators();
const stryker = 'node_modules/@stryker-mutator/core/bin/stryker.js';
const runs = (wanted.length ? wanted : [...sources.keys()]).map((room) =>
  spawnSync(
    process.execPath,
    [stryker, 'run', 'tests/mutation/stryker.config.mjs', '--mutate', sources.get(room).join(',')],
    { cwd: root, stdio: 'inherit', env: { ...process.env, MUTATION_ROOM: room } },
  ),
);
process.exitCode = runs.some(({ status }) => status !== 0) ? 1 : 0;
