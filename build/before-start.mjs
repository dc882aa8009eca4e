/**
 * What npm start and npm run demo do first, in one process: node build/before-start.mjs npm start looks at ports and .env,
 * so that what is wrong is told at once, and builds. The demonstration takes nothing from .env, and wants the tools.
 */
import './node-version.cjs';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { loadModule, root } from './load-module.mjs';

/** A sentence for each line of .env that the Functions would stumble over. */
export async function envProblems() {
  const { startProblems } = await loadModule('cli/account/start-problems.ts');
  return startProblems(root);
}

async function portProblems(command) {
  const { assertPortsFree, readPorts } = await loadModule('sandbox/launcher/two-ports.ts');
  try {
    await assertPortsFree(readPorts(), command);
    return [];
  } catch (error) {
    return [error.message];
  }
}

/** Prints all that is wrong at once; answers whether `command` can go on. */
export async function canStart(command) {
  const found = await Promise.all([portProblems(command), command.includes('demo') ? [] : envProblems()]);
  for (const problem of found.flat()) console.error(problem);
  return !found.flat().length;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const command = process.argv.slice(2).join(' ');
  if (await canStart(command)) await build(command === 'npm start' ? 'servers' : 'all');
  else process.exitCode = 1;
}
