/** The whole bundle as its callers meet it: Functions on one port, the sandbox as Twilio on another. */
import { callFunction, type FunctionCall } from '../../sandbox/http/call-function';
import { redirectTwilio, restore } from '../../sandbox/preload/redirect.cjs';
import * as account from '../../sandbox/state/account';
import * as fixedSids from '../../sandbox/state/fixed-sids';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { startFunctions, type FunctionsServer } from './functions-server';

/** What the sandbox begins with, by name. */
export const seed = { ...account, ...fixedSids };

/** The reply of a Studio or worker call. */
export interface HttpReply {
  status: number;
  body: Record<string, unknown> & {
    code: string;
    issues: Record<string, string>[];
    warnings: Record<string, string>[];
  };
}

export interface TaskOnTwilio {
  sid: string;
  status: string;
  reason: string | null;
  attributes: Record<string, any>;
  /** The ETag. */
  version: string | null;
  /** The attributes exactly as stored. */
  json: string;
}

export type Encoding = 'form' | 'json' | 'query';

export interface Bundle {
  sandbox: Sandbox;
  functions: FunctionsServer;
  /** Calls a Function with a signed form, as Studio does, or with JSON or a query. */
  call(path: string, parameters: Record<string, unknown>, encoding?: Encoding): Promise<HttpReply>;
  /** Creates a task through TaskRouter's own API and answers its SID. */
  createTask(attributes: object | string): Promise<string>;
  /** The task as TaskRouter's own fetch tells it. */
  fetchTask(sid: string): Promise<TaskOnTwilio>;
  /** What the Functions asked Twilio since the log was cleared, by OpenAPI operation: `FetchTask`, `UpdateTask` ... */
  requestsSent(): string[];
  close(): Promise<void>;
}

const variables = {
  ACCOUNT_SID: seed.accountSid,
  AUTH_TOKEN: seed.authToken,
  TASKROUTER_WORKSPACE_SID: seed.workspaceSid,
};

/** Sandboxes of the bundles that run, the newest last: Twilio's traffic goes to that one. */
const open: string[] = [];

export async function startBundle(changed: Record<string, string> = {}): Promise<Bundle> {
  const sandbox = await startSandbox();
  open.push(sandbox.address);
  redirectTwilio(sandbox.address);
  const env = { ...variables, ...changed };
  const functions = await startFunctions(env);
  const tasks = `${sandbox.url}/v1/Workspaces/${seed.workspaceSid}/Tasks`;
  const authorization = `Basic ${btoa(`${seed.accountSid}:${seed.authToken}`)}`;

  async function twilio(
    url: string,
    form?: Record<string, string>,
  ): Promise<{ body: Record<string, any>; version: string | null }> {
    const response = await fetch(url, {
      headers: { authorization, 'user-agent': 'tests' },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    return { body: (await response.json()) as Record<string, any>, version: response.headers.get('etag') };
  }

  return {
    sandbox,
    functions,
    async call(path, parameters, encoding = 'form') {
      const { status, body } = await callFunction(
        { url: functions.url + path, ...payloadOf(parameters, encoding) },
        env.AUTH_TOKEN,
      );
      return { status, body: (body || {}) as HttpReply['body'] };
    },
    async createTask(attributes) {
      const json = typeof attributes === 'string' ? attributes : JSON.stringify(attributes);
      return (await twilio(tasks, { Attributes: json })).body.sid as string;
    },
    async fetchTask(sid) {
      const { body: task, version } = await twilio(`${tasks}/${sid}`);
      return {
        version,
        sid: task.sid,
        status: task.assignment_status,
        reason: task.reason,
        attributes: JSON.parse(task.attributes),
        json: task.attributes,
      };
    },
    requestsSent: () =>
      sandbox.requests
        .list()
        .filter(({ headers }) => headers['user-agent']?.startsWith('twilio-node'))
        .map(({ operation, method, path }) => operation ?? `${method} ${path}`),
    async close() {
      await functions.close();
      open.splice(open.indexOf(sandbox.address), 1);
      const left = open.at(-1);
      if (left === undefined) restore();
      else redirectTwilio(left);
      await sandbox.close();
    },
  };
}

function payloadOf(parameters: Record<string, unknown>, encoding: Encoding): Omit<FunctionCall, 'url'> {
  if (encoding === 'json') return { json: parameters };
  const texts = Object.entries(parameters).map(
    ([name, value]) => [name, Array.isArray(value) ? value.map(String) : String(value)] as const,
  );
  return { method: encoding === 'query' ? 'GET' : 'POST', form: Object.fromEntries(texts) };
}
