/** npm run fuzz [-- --requests 40000 --seed 7]: the hostile run at length; a seed repeats it. */
import '../../build/node-version.cjs';
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '40000' },
    seed: { type: 'string', default: String(randomInt(1_000_000)) },
  },
});
const { requests, seed } = values;
const root = path.resolve(fileURLToPath(import.meta.url), '../../..');

console.log(`To repeat: npm run fuzz -- --requests ${requests} --seed ${seed}`);
const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', 'tests/fuzz/fuzz.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FUZZ_REQUESTS: requests, FUZZ_SEED: seed },
});
process.exitCode = status ?? 1;
