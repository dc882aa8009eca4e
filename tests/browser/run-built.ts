/** npm start and npm run demo without npm: the built launcher as a process, on free ports. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '../harness/free-port';

const root = path.resolve(__dirname, '../..');

export interface Built {
  /** Addresses, without a slash at the end. */
  functions: string;
  sandbox: string;
  /** What it printed so far. */
  output(): string;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
}

/** Resolves when it has printed `ready`, or has ended. `script` is relative to dist/sandbox. */
export async function runBuilt(
  script: string,
  { args = [], ready }: { args?: string[]; ready: string },
): Promise<Built> {
  const [port, sandboxPort] = [await freePort('localhost'), await freePort('localhost')];
  const child = spawn(process.execPath, [path.join(root, 'dist/sandbox', script), ...args], {
    cwd: root,
    env: { ...process.env, PORT: String(port), SANDBOX_PORT: String(sandboxPort), SANDBOX_VERIFY_SIGNATURES: '1' },
  });
  let output = '';
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  const readyOrEnded = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        output += String(text);
        if (output.includes(ready)) resolve();
      });
    }
    void ended.then(() => resolve());
  });
  await readyOrEnded;
  return {
    functions: `http://localhost:${port}`,
    sandbox: `http://localhost:${sandboxPort}`,
    output: () => output,
    ended,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
