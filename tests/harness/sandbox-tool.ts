/** A tool as a user runs it: bundled, as a process, against a sandbox of this one, which its preload leads it to. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Sandbox } from '../../sandbox/server';
import { bundleTools } from './bundle-tools';

export interface SandboxRun {
  code: number | null;
  out: string;
  err: string;
}

interface RunningTool {
  child: ChildProcess;
  ended: Promise<SandboxRun>;
}

export interface SandboxTool {
  folder: string;
  /** Writes a file beside the tool and answers its path. */
  write(name: string, text: string | Buffer): string;
  start(sandbox: Pick<Sandbox, 'port'>, args: string[], env?: Record<string, string>): RunningTool;
  run(sandbox: Pick<Sandbox, 'port'>, ...args: string[]): Promise<SandboxRun>;
  remove(): void;
}

/** `name`: of its entry in cli/, without the ending. It lies in the folder as in dist. */
export function buildSandboxTool(name: string): SandboxTool {
  const folder = bundleTools(`cli/${name}.ts`, 'sandbox/preload/redirect-tool.ts');
  const entry = path.join(folder, 'cli', `${name}.js`);
  mkdirSync(path.dirname(entry));
  renameSync(path.join(folder, `${name}.js`), entry);

  const tool: SandboxTool = {
    folder,
    write(file, text) {
      writeFileSync(path.join(folder, file), text);
      return path.join(folder, file);
    },
    start({ port }, args, env = {}) {
      const child = spawn(process.execPath, ['--require', path.join(folder, 'redirect-tool.js'), entry, ...args], {
        cwd: folder,
        env: { PATH: process.env.PATH, SANDBOX_PORT: String(port), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const told = { out: '', err: '' };
      child.stdout.setEncoding('utf8').on('data', (text) => (told.out += String(text)));
      child.stderr.setEncoding('utf8').on('data', (text) => (told.err += String(text)));
      return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, ...told }))) };
    },
    run: (sandbox, ...args) => tool.start(sandbox, args).ended,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  return tool;
}
