/**
 * npm start: the sandbox, and the functions as a child process whose calls to Twilio end in it.
 * PORT (3000) is the functions' port, SANDBOX_PORT (3001) the sandbox's.
 * SANDBOX_VERIFY_SIGNATURES=1: protected Functions refuse unsigned calls, as on the platform. --verbose: twilio-run's own
 * list of endpoints comes first.
 */
import { parseArgs } from 'node:util';
import { playDemo } from './demo/play-demo';
import { readUserEnv } from './launcher/functions-env';
import { findProjectRoot, launchBoth } from './launcher/launch-both';
import { restartOnRequest } from './launcher/restart-on-request';
import { welcome } from './launcher/welcome';

async function start(): Promise<void> {
  const { values } = parseArgs({ options: { verbose: { type: 'boolean', default: false } } });
  const verifySignatures = process.env.SANDBOX_VERIFY_SIGNATURES === '1';
  const userEnv = () => readUserEnv(findProjectRoot());
  const { functionsUrl, sandboxUrl, restartFunctions } = await launchBoth({
    command: 'npm start',
    userEnv: userEnv(),
    verifySignatures,
    listed: values.verbose,
    playDemo,
  });
  restartOnRequest(() => restartFunctions(userEnv()));
  console.log(welcome({ functions: functionsUrl, sandbox: sandboxUrl, verifySignatures }));
}

start().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
