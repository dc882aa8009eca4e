/** The sandbox in this process, the Functions in a child of it, on SANDBOX_PORT (3001) and PORT (3000). */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type SandboxOptions } from '../parts/parts';
import type * as Server from '../server';
import { writeFunctionsEnv } from './functions-env';
import { startFunctions, type FunctionsProcess } from './functions-process';
import { waitForPort } from '../http/ports';
import { assertPortsFree, readPorts } from './two-ports';

const patienceMs = 30_000;

interface LaunchOptions {
  /** What was run: npm start, npm run demo. */
  command: string;
  /** The text of a .env file; the Functions get it together with the sandbox's account. */
  userEnv: string;
  /** Refuse unsigned calls to protected Functions, as the platform does. */
  verifySignatures: boolean;
  /** Keeps the Functions' log to itself. */
  quiet?: boolean;
  /** twilio-run lists every endpoint first. */
  listed?: boolean;
  seed?: SandboxOptions['seed'];
  /** Plays the demonstration when the page asks for it. */
  playDemo?: (running: Pick<Launched, 'functionsUrl' | 'sandboxUrl'>) => SandboxOptions['playDemo'];
}

export interface Launched {
  sandbox: Server.Sandbox;
  /** Addresses, without a slash at the end. */
  functionsUrl: string;
  sandboxUrl: string;
  sandboxPort: number;
  /** Stops the Functions and starts what is built now, with this .env; the sandbox keeps its state. */
  restartFunctions: (userEnv: string) => Promise<void>;
  /** Stops both and ends this process. */
  leave: (exitCode: number) => Promise<void>;
}

/** Built, this file lies in dist/sandbox/launcher; the project is the nearest folder above with a package.json. */
export function findProjectRoot(folder = __dirname): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  return findProjectRoot(path.dirname(folder));
}

/**
 * Resolves when both answer. A signal, or the death of the Functions, ends this process. Throws an Error with a
 * remedy when a port is taken.
 */
export async function launchBoth({
  command,
  userEnv,
  verifySignatures,
  quiet = false,
  listed = false,
  seed,
  playDemo,
}: LaunchOptions): Promise<Launched> {
  const ports = readPorts();
  const { functions: functionsPort, sandbox: sandboxPort } = ports;
  await assertPortsFree(ports, command);

  let envFile = writeFunctionsEnv(userEnv);
  process.once('exit', () => envFile.remove());
  const functionsUrl = `http://localhost:${functionsPort}`;
  const sandboxUrl = `http://localhost:${sandboxPort}`;
  const running = { functionsUrl, sandboxUrl };
  let sandbox: Server.Sandbox | undefined;
  let functions: FunctionsProcess;
  let leaving = false;
  let restarting = false;

  async function leave(exitCode: number): Promise<void> {
    if (leaving) return;
    leaving = true;
    await functions.stop();
    await sandbox?.close();
    process.exit(exitCode);
  }

  /** Resolves when they answer; otherwise this process ends. */
  async function runFunctions({ anew = false } = {}): Promise<void> {
    const started = startFunctions({
      projectRoot: findProjectRoot(),
      envFile: envFile.path,
      port: functionsPort,
      sandbox: `127.0.0.1:${sandboxPort}`,
      verifySignatures,
      quiet,
      listed: listed && !anew,
    });
    functions = started;
    void started.ended.then((how) => {
      if (functions !== started || restarting) return undefined;
      const told = quiet ? 'npm start shows what it says.' : 'Its own output above says why.';
      if (!leaving) console.error(`The functions server ended by itself (${how}). ${told}`);
      return leave(1);
    });
    const answering = await waitForPort(functionsPort, patienceMs, () => leaving);
    envFile.remove();
    if (answering) return void (await started.listed);
    if (!leaving) console.error(`The functions did not answer on port ${functionsPort} within ${patienceMs / 1000} s.`);
    await leave(1);
    // Whoever waits for the servers must not go on while the process ends.
    await new Promise<never>(() => {});
  }

  async function restartFunctions(newEnv: string): Promise<void> {
    envFile = writeFunctionsEnv(newEnv);
    restarting = true;
    await functions.stop();
    restarting = false;
    if (!leaving) await runFunctions({ anew: true });
  }

  process.on('SIGINT', () => void leave(0));
  process.on('SIGTERM', () => void leave(0));
  const functionsAnswer = runFunctions();
  // They take longest to start: the sandbox is loaded meanwhile.
  const { startSandbox } = require('../server') as typeof Server;
  sandbox = await startSandbox({ port: sandboxPort, functionsUrl, seed, playDemo: playDemo?.(running) });
  await functionsAnswer;
  sandbox.sendEventsTo(`${functionsUrl}/webhooks/taskrouter-event`);
  return { sandbox, functionsUrl, sandboxUrl, sandboxPort, restartFunctions, leave };
}
