/**
 * npm run workers:sync -- agents.csv: agent attributes from a file into the workers of a workspace.
 * docs/agents.md tells what people need to know; --help lists the options.
 */
import { setMaxListeners } from 'node:events';
import { runTool } from './tool/run-tool';
import { readOptions } from './workers-sync/options';
import { endCodes, exitCodes } from './workers-sync/exit-codes';
import { syncWorkers } from './workers-sync/sync';

const stop = new AbortController();
// Every waiting row listens to it.
setMaxListeners(0, stop.signal);

/** The first signal lets requests under way finish, so that the results are true; the second leaves at once. */
function onSignal(): void {
  if (stop.signal.aborted) process.exit(exitCodes.interrupted);
  console.error('\nStopping: requests under way are finished first. Press Ctrl-C again to leave at once.');
  stop.abort('interrupted');
}

const signals = ['SIGINT', 'SIGTERM'] as const;
const options = readOptions();
if (options) {
  for (const signal of signals) process.on(signal, onSignal);
  void runTool(options.env, () => syncWorkers(options, stop), console.error, endCodes).finally(() => {
    // Only a slow reader is waited for now, and nothing can be lost: Ctrl-C ends the process as usual.
    for (const signal of signals) process.off(signal, onSignal);
  });
}
