/** A running sandbox and the real Twilio SDK talking to it, for the tests of one file. */
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
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
  /** Of the product, where the path alone does not tell which one: sync.twilio.com. */
  host?: string;
}

interface PreparedRequest {
  method: string;
  headers: Record<string, string>;
  body: URLSearchParams | undefined;
}

/** fetch sets no Host header. */
async function fetchFrom(host: string, path: string, { method, headers, body }: PreparedRequest): Promise<Response> {
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const request = httpRequest(sandbox().url + path, { method, headers: { ...headers, ...type, host } });
  request.end(body?.toString());
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const chunks = await answer.toArray();
  return new Response(chunks.length ? Buffer.concat(chunks) : null, { status: answer.statusCode });
}

/** A request to Twilio's API at the sandbox's own address, with the right credentials unless others are given. */
export function callTwilio(path: string, { method, form, headers, host }: RawRequest = {}): Promise<Response> {
  const request = {
    method: method ?? (form ? 'POST' : 'GET'),
    headers: { Authorization: credentials, ...headers },
    body: form ? new URLSearchParams(form) : undefined,
  };
  return host ? fetchFrom(host, path, request) : fetch(sandbox().url + path, request);
}

/** A request to /sandbox/*. */
export async function control(method: string, path: string, input?: object) {
  const answer = await fetch(`${sandbox().url}/sandbox${path}`, { method, body: input && JSON.stringify(input) });
  return { status: answer.status, body: (await answer.json()) as any };
}

export const tasksPath = `/v1/Workspaces/${workspaceSid}/Tasks`;
