/** What npm start runs, as a child that is told when to take new Functions (sandbox/launcher/restart-on-request.ts). */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '../load-module.mjs';

let current;

export const areRunning = () => current !== undefined;

/** What npm run dev was given (--verbose) goes to them. `endedByThemselves` is called with the exit code when they end without stopServers. */
export function startServers(endedByThemselves) {
  const preload = path.join(root, 'dist/sandbox/preload/stop-with-parent.cjs');
  const child = spawn(process.execPath, ['--require', preload, 'dist/sandbox/start.js', ...process.argv.slice(2)], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  const server = { child, ended: once(child, 'exit') };
  current = server;
  void server.ended.then(([code]) => {
    if (current !== server) return;
    current = undefined;
    endedByThemselves(code);
  });
}

export async function stopServers() {
  if (!current) return;
  const { child, ended } = current;
  current = undefined;
  child.kill('SIGTERM');
  await ended;
}

/** Answers whether the new Functions run; if not, the servers have said why. */
export async function restartFunctions() {
  const { child, ended } = current;
  const answer = once(child, 'message').then(([message]) => message === 'functions restarted');
  // With a callback, a channel that has just closed is no defect: the race below tells it.
  child.send('restart functions', () => {});
  return Promise.race([answer, ended.then(() => false)]);
}
