/**
 * npm run deploy and npm run promote: twilio-run with the variables of .env or of the file that --env names; where there
 * is neither, as in CI, with those of the environment, in a file that only this user can read and that goes afterwards.
 */
import './node-version.cjs';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadModule } from './load-module.mjs';

const [command, ...args] = process.argv.slice(2);
const twilioRun = createRequire(import.meta.url).resolve('twilio-run/bin/twilio-run.js');

function run(more = []) {
  const child = spawn(process.execPath, [twilioRun, command, ...args, ...more], { stdio: 'inherit' });
  // A Ctrl-C reaches it as well: wait for its end, so that the file goes after it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

async function runFromEnvironment() {
  const { deployEnvironment } = await loadModule('cli/account/deploy-environment.ts');
  let text;
  try {
    text = deployEnvironment(process.env);
  } catch (error) {
    // What is missing or wrong, in a sentence that holds no value.
    console.error(`${error.message}.`);
    return 1;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'flex-insights-deploy-'));
  const file = path.join(folder, 'variables.env');
  try {
    writeFileSync(file, text, { mode: 0o600 });
    return await run(['--env', file]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const namesFile = args.some((each) => each === '--env' || each.startsWith('--env='));
process.exitCode = namesFile || existsSync('.env') ? await run() : await runFromEnvironment();
