/**
 * npm start: the sandbox, and the functions as a child process whose calls to Twilio end in it.
 * PORT (3000) is the functions' port, SANDBOX_PORT (3001) the sandbox's.
 * SANDBOX_VERIFY_SIGNATURES=1: protected Functions refuse unsigned calls, as on the platform.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { writeFunctionsEnv } from './launcher/functions-env';
import { startFunctions } from './launcher/functions-process';
import { assertPortFree, readPort, waitForPort } from './launcher/ports';
import { welcome } from './launcher/welcome';
import { startSandbox } from './server';

const patienceMs = 30_000;

/** Built, this file lies in dist/sandbox; the project is the nearest folder above with a package.json. */
function findProjectRoot(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  return findProjectRoot(path.dirname(folder));
}

async function start(): Promise<void> {
  const projectRoot = findProjectRoot(__dirname);
  const functionsPort = readPort('PORT', 3000);
  const sandboxPort = readPort('SANDBOX_PORT', 3001);
  if (functionsPort === sandboxPort) throw new Error('PORT and SANDBOX_PORT must differ.');
  await assertPortFree(functionsPort, 'the functions', 'PORT');
  await assertPortFree(sandboxPort, 'the sandbox', 'SANDBOX_PORT');

  const envFile = writeFunctionsEnv(projectRoot);
  process.once('exit', () => envFile.remove());
  const functionsUrl = `http://localhost:${functionsPort}`;
  const verifySignatures = process.env['SANDBOX_VERIFY_SIGNATURES'] === '1';
  const sandbox = await startSandbox({ port: sandboxPort, functionsUrl });
  const functions = startFunctions({
    projectRoot,
    envFile: envFile.path,
    port: functionsPort,
    sandbox: sandbox.address,
    verifySignatures,
  });
  let leaving = false;

  async function leave(exitCode: number): Promise<void> {
    if (leaving) return;
    leaving = true;
    await functions.stop();
    await sandbox.close();
    process.exit(exitCode);
  }

  process.on('SIGINT', () => void leave(0));
  process.on('SIGTERM', () => void leave(0));
  void functions.ended.then((how) => {
    if (!leaving) console.error(`The functions server ended by itself (${how}). Its own output above says why.`);
    return leave(1);
  });

  const answering = await waitForPort(functionsPort, patienceMs, () => leaving);
  envFile.remove();
  if (leaving) return;
  if (!answering) {
    console.error(`The functions did not answer on port ${functionsPort} within ${patienceMs / 1000} s.`);
    return leave(1);
  }
  sandbox.sendEventsTo(`${functionsUrl}/webhooks/taskrouter-event`);
  console.log(welcome({ functions: functionsUrl, sandbox: `http://localhost:${sandboxPort}`, verifySignatures }));
}

start().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
