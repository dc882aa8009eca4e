/** workers:sync as a user runs it: bundled, as a process, against a sandbox of this one. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Sandbox } from '../../sandbox/server';
import { bundleTools } from './bundle-tools';

export interface SyncRun {
  code: number | null;
  out: string;
  err: string;
}

export interface RunningSync {
  child: ChildProcess;
  ended: Promise<SyncRun>;
}

export interface SyncTool {
  folder: string;
  /** Writes a file beside the tool and answers its path. */
  write(name: string, text: string | Buffer): string;
  start(sandbox: Pick<Sandbox, 'port'>, args: string[], env?: Record<string, string>): RunningSync;
  run(sandbox: Pick<Sandbox, 'port'>, ...args: string[]): Promise<SyncRun>;
  /** The results file of an input: a record a line; the last word on each line of the input. */
  results(input: string): Map<number, Record<string, string>>;
  remove(): void;
}

export function buildSyncTool(): SyncTool {
  const folder = bundleTools('cli/workers-sync.ts', 'sandbox/preload/redirect-tool.ts');

  const tool: SyncTool = {
    folder,
    write(name, text) {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    },
    start({ port }, args, env = {}) {
      const child = spawn(
        process.execPath,
        ['--require', path.join(folder, 'redirect-tool.js'), path.join(folder, 'workers-sync.js'), ...args],
        {
          cwd: folder,
          env: { PATH: process.env.PATH, SANDBOX_PORT: String(port), ...env },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      );
      const told = { out: '', err: '' };
      child.stdout.on('data', (text) => (told.out += String(text)));
      child.stderr.on('data', (text) => (told.err += String(text)));
      return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve({ code, ...told }))) };
    },
    run: (sandbox, ...args) => tool.start(sandbox, args).ended,
    results(input) {
      const file = `${input}.results.csv`;
      if (!existsSync(file)) return new Map();
      const records = parse(readFileSync(file), { columns: true }) as Record<string, string>[];
      return new Map(records.map((record) => [Number(record.line), record]));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  return tool;
}
