/** A running sandbox and the real Twilio SDK talking to it, for the tests of one file. */
import twilio from 'twilio';
import { redirectTwilio, restore } from '../../sandbox/preload/redirect.cjs';
import { accountSid, authToken } from '../../sandbox/state/account';
import { workspaceSid } from '../../sandbox/state/fixed-sids';
import { type SandboxOptions } from '../../sandbox/parts/parts';
import { startSandbox, type Sandbox } from '../../sandbox/server';

let running: Sandbox | undefined;

/** Call once at the top of a test file; `sandbox()` is reset before each test. */
export function useSandbox(options: SandboxOptions = {}) {
  beforeAll(async () => {
    running = await startSandbox(options);
    redirectTwilio(running.address);
  });
  beforeEach(() => sandbox().reset());
  afterAll(async () => {
    restore();
    await running?.close();
  });
}

export function sandbox(): Sandbox {
  if (!running) throw new Error('Call useSandbox() first');
  return running;
}

export const client = twilio(accountSid, authToken);
export const workspace = client.taskrouter.v1.workspaces(workspaceSid);

const credentials = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

interface RawRequest {
  method?: string;
  form?: Record<string, string>;
  headers?: Record<string, string>;
}

/** A request to Twilio's API at the sandbox's own address, with the right credentials unless others are given. */
export function callTwilio(path: string, { method, form, headers }: RawRequest = {}): Promise<Response> {
  return fetch(sandbox().url + path, {
    method: method ?? (form ? 'POST' : 'GET'),
    headers: { Authorization: credentials, ...headers },
    body: form ? new URLSearchParams(form) : undefined,
  });
}

/** A request to /sandbox/*. */
export async function control(method: string, path: string, input?: object) {
  const answer = await fetch(`${sandbox().url}/sandbox${path}`, { method, body: input && JSON.stringify(input) });
  return { status: answer.status, body: (await answer.json()) as any };
}

export const tasksPath = `/v1/Workspaces/${workspaceSid}/Tasks`;
