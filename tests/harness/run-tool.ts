/** A command-line tool as its own process, with the sandbox as its Twilio. */
import { spawn } from 'node:child_process';
import path from 'node:path';

const redirect = path.resolve(__dirname, '../../sandbox/preload/redirect.cjs');

export interface ToolRun {
  code: number | null;
  /** stdout and stderr, in the order they came. */
  output: string;
}

export interface ToolOptions {
  cwd: string;
  /** host:port */
  sandbox: string;
  env?: Record<string, string>;
}

/** Runs a script with this Node. Nothing of the caller's environment reaches it but PATH. */
export function runTool(script: string, args: string[], { cwd, sandbox, env }: ToolOptions): Promise<ToolRun> {
  const child = spawn(process.execPath, ['--require', redirect, script, ...args], {
    cwd,
    env: { PATH: process.env.PATH, TWILIO_SANDBOX: sandbox, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += String(text)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
