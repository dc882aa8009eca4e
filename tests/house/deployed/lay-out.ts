/** Lays an uploaded build out as it lies when deployed, and runs its Functions there. */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Build, type Version } from '../../../sandbox/state/serverless-state';

const root = path.resolve(__dirname, '../../..');

/** No ending, nothing of the original name: code that relies on either fails here as it would deployed. */
const opaqueName = ({ sid }: Version) => createHash('sha256').update(sid).digest('hex');

/** Writes files, manifest and exactly the build's dependencies into an empty folder. */
export function layOut(folder: string, build: Build, versions: Version[], variables: Record<string, string>): void {
  const entries = versions.map((version) => ({
    kind: version.kind,
    path: version.path,
    visibility: version.visibility,
    file: opaqueName(version),
  }));
  for (const version of versions) writeFileSync(path.join(folder, opaqueName(version)), version.content);
  const manifest = {
    functions: entries.filter(({ kind }) => kind === 'function'),
    assets: entries.filter(({ kind }) => kind === 'asset'),
    variables,
  };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  for (const { name } of build.dependencies) {
    const target = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(target), { recursive: true });
    symlinkSync(path.join(root, 'node_modules', name), target);
  }
}

export interface DeployedReply {
  status: number;
  headers: Record<string, string>;
  body: any;
}

export interface DeployedRun {
  /** Calls a Function with form-like parameters. */
  call(path: string, event: Record<string, unknown>): Promise<DeployedReply>;
  stop(): void;
}

/** Starts the folder's Functions on the given Node; their Twilio is the sandbox at the address. */
export function runDeployed(node: string, folder: string, sandboxAddress: string): DeployedRun {
  const child = fork(path.join(__dirname, 'run-deployed.cjs'), [folder], {
    execPath: node,
    execArgv: ['--require', path.join(root, 'sandbox/preload/redirect.cjs')],
    env: { PATH: process.env.PATH, TWILIO_SANDBOX: sandboxAddress },
    silent: true,
  });
  const waiting = new Map<number, (reply: DeployedReply) => void>();
  let lastId = 0;
  child.on('message', ({ id, ...reply }: DeployedReply & { id: number }) => waiting.get(id)?.(reply));
  return {
    call(functionPath, event) {
      const id = ++lastId;
      child.send({ id, path: functionPath, event });
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    stop: () => void child.kill(),
  };
}
