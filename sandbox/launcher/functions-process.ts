/** twilio-run as a child process whose calls to Twilio end in the sandbox. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface FunctionsProcess {
  /** Resolves with a description when the process ends, for whatever reason. */
  ended: Promise<string>;
  /** Resolves when the endpoints have been listed, if they are to be, or the process has ended. */
  listed: Promise<unknown>;
  stop(): Promise<void>;
}

interface FunctionsOptions {
  projectRoot: string;
  envFile: string;
  port: number;
  /** host:port of the sandbox. */
  sandbox: string;
  /** Refuse unsigned calls to protected Functions, as the platform does. */
  verifySignatures: boolean;
  /** Keeps its output to itself. */
  quiet: boolean;
  /** twilio-run lists what it serves. */
  listed: boolean;
}

const politeMs = 3000;

/** Runs twilio-run start as a child whose Twilio traffic goes to the sandbox. */
export function startFunctions({
  projectRoot,
  envFile,
  port,
  sandbox,
  verifySignatures,
  quiet,
  listed,
}: FunctionsOptions): FunctionsProcess {
  const preloads = [
    '../preload/redirect.cjs',
    '../preload/stop-with-parent.cjs',
    ...(verifySignatures ? ['../preload/verify-signatures.cjs'] : []),
    listed ? '../preload/tell-route-list.cjs' : '../preload/without-route-list.cjs',
  ];
  const twilioRun = path.join(projectRoot, 'node_modules/twilio-run/bin/twilio-run.js');
  const child = spawn(
    process.execPath,
    [
      ...preloads.flatMap((file) => ['--require', path.join(__dirname, file)]),
      twilioRun,
      'start',
      '--env',
      envFile,
      '--port',
      String(port),
    ],
    {
      cwd: projectRoot,
      env: { ...process.env, TWILIO_SANDBOX: sandbox },
      stdio: quiet ? ['ignore', 'ignore', 'ignore', 'ipc'] : ['ignore', 'inherit', 'inherit', 'ipc'],
      // A process group of its own: Ctrl-C reaches the launcher only, which then stops both in order.
      detached: true,
    },
  );
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  return {
    ended,
    listed: listed ? Promise.race([once(child, 'message'), ended]) : Promise.resolve(),
    async stop() {
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), politeMs);
      await ended;
      clearTimeout(impatience);
    },
  };
}
