/**
 * npm run report: what Flex Insights reports of a workspace, and what it loses. Reads events, writes nothing.
 * docs/report.md tells what people need to know; --help lists the options.
 */
import { setMaxListeners } from 'node:events';
import path from 'node:path';
import { endCodes, exitCodes } from './report/exit-codes';
import { readOptions } from './report/options';
import { runReport } from './report/run-report';
import { runTool } from './tool/run-tool';

const stop = new AbortController();
// Every pause before a repeated request listens to it.
setMaxListeners(0, stop.signal);

/** The first signal ends the reading, and what was read is told; the second leaves at once. */
function onSignal(): void {
  if (stop.signal.aborted) process.exit(exitCodes.interrupted);
  console.error('\nStopping: what was read is told. Press Ctrl-C again to leave at once.');
  stop.abort();
}

// Built beside dist/cli.
const pageFolder = path.join(__dirname, '../insights/page');
const signals = ['SIGINT', 'SIGTERM'] as const;
const options = readOptions();
if (options) {
  for (const signal of signals) process.on(signal, onSignal);
  void runTool(options.env, () => runReport(options, stop.signal, pageFolder), console.error, endCodes).finally(() => {
    // Only a slow reader is waited for now: Ctrl-C ends the process as usual.
    for (const signal of signals) process.off(signal, onSignal);
  });
}
