/** The built Functions in a process of their own, the sandbox in this one: as far apart as two cores allow. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import * as account from '../../../sandbox/state/account';
import * as fixedSids from '../../../sandbox/state/fixed-sids';
import { startSandbox, type Sandbox } from '../../../sandbox/server';

/** What the sandbox begins with, by name. */
export const seed = { ...account, ...fixedSids };

const root = path.resolve(__dirname, '../..');

export interface BenchBundle {
  sandbox: Sandbox;
  /** http://127.0.0.1:port of the Functions. */
  url: string;
  process: ChildProcess;
  call(path: string, parameters: Record<string, string>): Promise<{ status: number; body: any; ms: number }>;
  createTask(attributes: object): Promise<string>;
  fetchAttributes(taskSid: string): Promise<Record<string, any>>;
  /** Requests the Functions sent to Twilio since the log was cleared. */
  twilioCalls(): number;
  close(): Promise<void>;
}

export async function startBenchBundle(variables: Record<string, string> = {}): Promise<BenchBundle> {
  const sandbox = await startSandbox();
  const env = {
    ACCOUNT_SID: seed.accountSid,
    AUTH_TOKEN: seed.authToken,
    TASKROUTER_WORKSPACE_SID: seed.workspaceSid,
    ...variables,
  };
  const child = fork(path.join(root, 'tests/bench/support/serve-functions.cjs'), {
    execArgv: ['--expose-gc', '--require', path.join(root, 'sandbox/preload/redirect.cjs')],
    env: { ...process.env, TWILIO_SANDBOX: sandbox.address, BENCH_ENV: JSON.stringify(env) },
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const url = `http://127.0.0.1:${port}`;
  const tasks = `${sandbox.url}/v1/Workspaces/${seed.workspaceSid}/Tasks`;
  const headers = { authorization: `Basic ${btoa(`${seed.accountSid}:${seed.authToken}`)}` };

  return {
    sandbox,
    url,
    process: child,
    async call(functionPath, parameters) {
      const started = performance.now();
      const response = await fetch(url + functionPath, { method: 'POST', body: new URLSearchParams(parameters) });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : undefined, ms: performance.now() - started };
    },
    async createTask(attributes) {
      const response = await fetch(tasks, {
        method: 'POST',
        headers,
        body: new URLSearchParams({ Attributes: JSON.stringify(attributes) }),
      });
      return ((await response.json()) as { sid: string }).sid;
    },
    async fetchAttributes(taskSid) {
      const response = await fetch(`${tasks}/${taskSid}`, { headers });
      return JSON.parse(((await response.json()) as { attributes: string }).attributes) as Record<string, any>;
    },
    twilioCalls: () =>
      sandbox.requests.list().filter((request) => request.headers['user-agent']?.startsWith('twilio-node')).length,
    async close() {
      child.kill();
      await sandbox.close();
    },
  };
}
