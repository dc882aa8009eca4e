/**
 * What npm start, npm run dev and npm run demo look at before they build, so that a wrong port or a wrong variable is
 * told at once: node build/before-start.mjs npm start. The demonstration takes nothing from .env.
 */
import './node-version.cjs';
import { fileURLToPath } from 'node:url';
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
  if (!(await canStart(process.argv.slice(2).join(' ')))) process.exitCode = 1;
}
