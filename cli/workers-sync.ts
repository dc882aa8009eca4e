/**
 * npm run workers:sync -- agents.csv: agent attributes from a file into the workers of a workspace.
 * docs/agents.md tells what people need to know; --help lists the options.
 */
import { setMaxListeners } from 'node:events';
import { describeDefect } from './tool/run-tool';
import { readOptions } from './workers-sync/options';
import { exitCodes } from './workers-sync/exit-codes';
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
process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);

syncWorkers(readOptions(process.argv.slice(2)), stop).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(describeDefect(error));
    process.exit(exitCodes.gaveUp);
  },
);
