/** The Functions in a process of their own, the sandbox in this one, and a client that keeps its sockets. 127.0.0.1 only. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { accountSid, authToken } from '../../sandbox/state/account';
import * as seed from '../../sandbox/state/fixed-sids';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { signRequest } from '../../sandbox/http/signature';

/** What the process of the Functions holds. */
export interface Holding {
  /** Bytes in use after a collection. */
  heapUsed: number;
  rss: number;
  sockets: number;
  /** Requests answered so far, by code. */
  codes: Record<string, number>;
  /** Milliseconds of the slowest reply, from request to answer in that process. */
  slowest: number;
  /** Log lines of defects, and handlers that rejected, since the last look. */
  defects: string[];
}

export interface Answer {
  status: number;
  type: string;
  body: Buffer;
  /** Milliseconds. */
  ms: number;
}

export interface FunctionsUnderLoad {
  sandbox: Sandbox;
  url: string;
  /** A form POST with Twilio's signature; without parameters a GET. */
  call: (path: string, parameters?: Record<string, string>, headers?: Record<string, string>) => Promise<Answer>;
  holding(): Promise<Holding>;
  /** Gives up the client's own sockets. */
  hangUp(): void;
  close(): Promise<void>;
}

/** Milliseconds after which a caller gives up: longer than any reply may take. */
const patience = 12_000;

export async function startFunctionsUnderLoad(
  variables: Record<string, string>,
  callers: number,
): Promise<FunctionsUnderLoad> {
  const sandbox = await startSandbox();
  const env = {
    ACCOUNT_SID: accountSid,
    AUTH_TOKEN: authToken,
    TASKROUTER_WORKSPACE_SID: seed.workspaceSid,
    ...variables,
  };
  const child = fork(path.join(__dirname, 'functions-process.cjs'), {
    execArgv: [
      '--expose-gc',
      '--require',
      path.join(__dirname, 'transpile.cjs'),
      '--require',
      path.join(__dirname, '../../sandbox/preload/redirect.cjs'),
    ],
    env: { ...process.env, TWILIO_SANDBOX: sandbox.address, SOAK_ENV: JSON.stringify(env) },
  });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const agent = new Agent({ keepAlive: true, maxSockets: callers });

  return {
    sandbox,
    url,
    call(at, parameters, headers = {}) {
      const started = performance.now();
      const body = parameters && new URLSearchParams(parameters).toString();
      const signature = signRequest(authToken, url + at, parameters);
      return new Promise((resolve, reject) => {
        const sent = request(url + at, {
          agent,
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
            'x-twilio-signature': signature,
            ...headers,
          },
          signal: AbortSignal.timeout(patience),
        });
        sent.on('error', reject);
        sent.on('response', (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              type: response.headers['content-type'] ?? '',
              body: Buffer.concat(chunks),
              ms: performance.now() - started,
            }),
          );
        });
        sent.end(body);
      });
    },
    async holding() {
      child.send('tell');
      const [holding] = (await once(child, 'message')) as [Holding];
      return holding;
    },
    hangUp: () => agent.destroy(),
    async close() {
      agent.destroy();
      child.kill();
      await sandbox.close();
    },
  };
}
