/** The built bundle behind the toolkit's own local server, as npm run start:live serves it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../harness/free-port';

const root = path.resolve(__dirname, '../..');

export interface BuiltServer {
  /** http://localhost:port, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Serves dist/, which npm run build must have made. */
export async function serveBuilt(): Promise<BuiltServer> {
  if (!existsSync(path.join(root, 'dist/assets'))) throw new Error('dist/ is missing: run npm run build first.');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'built-'));
  const envFile = path.join(folder, 'env');
  writeFileSync(envFile, `ACCOUNT_SID=AC${'0'.repeat(32)}\nAUTH_TOKEN=${'0'.repeat(32)}\n`);
  const port = await freePort('localhost');
  const command = [
    path.join(root, 'node_modules/twilio-run/bin/twilio-run.js'),
    'start',
    '--env',
    envFile,
    '--port',
    String(port),
  ];
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://localhost:${port}`;
  await untilServed(url, () => child.exitCode !== null);
  return {
    url,
    async close() {
      child.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function untilServed(url: string, gaveUp: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (Date.now() < end && !gaveUp()) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the local server did not start');
}
