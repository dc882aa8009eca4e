/**
 * npm run dev: npm start, built and restarted when a source changes. A Function or an asset restarts the Functions and
 * leaves the sandbox with all its tasks; the sandbox's own sources restart both. What cannot be built changes nothing.
 * Types are not checked here: npm run types does.
 */
import './node-version.cjs';
import path from 'node:path';
import { canStart, envProblems } from './before-start.mjs';
import { buildAll, rebuild, stopBuilding } from './dev/rebuild.mjs';
import { areRunning, restartFunctions, startServers, stopServers } from './dev/servers.mjs';
import { watchTree } from './dev/watch-tree.mjs';
import { root } from './load-module.mjs';

/** The part of build.mjs by the folder of its sources; .env belongs to none, and restarts the Functions only. */
const partOf = { functions: 'deployed', assets: 'deployed', sandbox: 'sandbox', insights: 'sandbox' };
const isSource = (name) => !name.startsWith('.') && !/\.generated\.ts$|\.md$|~$|\.sw[a-z]$/.test(name);

/** Parts whose sources changed since they were last built. */
const stale = new Set();
let leaving = false;

const say = (text) => console.log(`[dev] ${text}`);

const start = () =>
  startServers((code) => {
    if (!leaving) say(`the servers ended (exit code ${code}); the next change starts them again`);
  });

async function restart(files) {
  const since = performance.now();
  const what = files.length > 2 ? `${files.length} files` : files.join(', ');
  for (const file of files) {
    const part = partOf[file.split(path.sep)[0]];
    if (part) stale.add(part);
  }
  const wrong = await envProblems();
  if (wrong.length) return say([...wrong, `${what}: not taken over; what ran before goes on`].join('\n[dev] '));
  const everything = stale.has('sandbox') || !areRunning();
  const built = await rebuild([...stale]);
  if (leaving) return;
  if (!built) return say(`${what}: not built, for the reason above; what was built before stays`);
  stale.clear();
  if (everything) {
    await stopServers();
    say(`${what}: everything starts again, the sandbox as it begins`);
    if (!leaving) start();
  } else if (await restartFunctions()) {
    say(`${what}: the Functions are new after ${Math.round(performance.now() - since)} ms`);
  }
}

let stopWatching = () => {};
async function leave() {
  if (leaving) return;
  leaving = true;
  stopWatching();
  stopBuilding();
  await stopServers();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void leave());

if (!(await canStart('npm run dev'))) process.exit(1);

/** What changes meanwhile is seen, and waits. */
async function begin() {
  if (await buildAll()) {
    if (!leaving) start();
    return;
  }
  for (const part of Object.values(partOf)) stale.add(part);
  if (!leaving) say('not built, for the reason above; the next change tries again');
}

const begun = begin();
stopWatching = await watchTree(
  { root, folders: Object.keys(partOf), files: ['.env'], wanted: isSource },
  async (files) => {
    await begun;
    if (!leaving) await restart(files);
  },
);
