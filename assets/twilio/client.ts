/** The SDK's client with our own HTTP layer: each request knows its time, and tells what came of it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent } from 'node:https';
import { type Context } from '@twilio-labs/serverless-runtime-types/types';
import { type RequestClient, type Twilio } from 'twilio';
import { isJsonObject } from '../attributes/json';
import { NotConfigured } from '../settings/settings';
import { waitOf } from './failure';

/** One request may take so long: enough for a slow answer, short enough to try three times. */
export const requestTimeoutMs = 2500;

/** What the runtime hands to a Function: variables, and a client for the account. */
export type RuntimeContext = Context<Record<string, string | undefined>>;

/** An answer as the tools see it go by, refused ones included. */
export interface SeenAnswer {
  method: string;
  /** HTTP status; undefined when no answer came. */
  status?: number;
  /** Milliseconds the answer asked to wait before the next request. */
  retryAfter?: number;
}

/** What the HTTP layer needs to know of, and tells about, the request it serves. */
export interface Passage {
  /** Milliseconds. */
  timeout: number;
  /** Sent on a connection of its own: one that is kept open may have died unnoticed while this process was frozen. */
  freshConnection: boolean;
  sent(): void;
  /** Milliseconds the answer asked to wait before the next request. */
  retryAfter?: number;
  onAnswer?: (answer: SeenAnswer) => void;
}

const passages = new AsyncLocalStorage<Passage>();

/** Runs a request of the SDK so that the HTTP layer below it finds its passage. */
export function runWith<T>(passage: Passage, request: () => Promise<T>): Promise<T> {
  return passages.run(passage, request);
}

/** One client for all calls of this process keeps its sockets open; another account gets another client. */
let shared: { account: string; client: Twilio } | undefined;

/** The client of the account; made by the first request, since loading the SDK takes 90 ms and 26 MB. */
export function clientOf(context: RuntimeContext): Twilio {
  const account = `${context.ACCOUNT_SID} ${context.AUTH_TOKEN}`;
  if (shared?.account === account) return shared.client;
  // oxlint-disable-next-line typescript/no-require-imports -- loaded late on purpose
  const twilio = require('twilio') as typeof import('twilio');
  class BudgetedClient extends twilio.RequestClient {
    constructor(options: ConstructorParameters<typeof RequestClient>[0]) {
      super(options);
      // The client's own timeout ends with the headers; a body that trickles in would outlive it, and the Function.
      this.axios.interceptors.request.use((config) => {
        const passage = passages.getStore();
        if (passage) config.signal = AbortSignal.timeout(Math.ceil(passage.timeout));
        if (passage?.freshConnection) config.httpsAgent = new Agent({ keepAlive: false });
        return config;
      });
    }

    override async request<T>(options: Parameters<RequestClient['request']>[0]) {
      const passage = passages.getStore();
      passage?.sent();
      options.timeout = passage?.timeout;
      const answer: SeenAnswer = { method: options.method.toUpperCase() };
      try {
        const response = await super.request<T>(options as Parameters<RequestClient['request']>[0] & { data?: T });
        if (!isResource(response)) throw new SyntaxError('The answer is JSON, but holds nothing that was asked for');
        Object.assign(answer, {
          status: response.statusCode,
          retryAfter: waitOf(response.headers?.['retry-after'], response.headers?.date),
        });
        return response;
      } finally {
        if (passage) passage.retryAfter = answer.retryAfter;
        passage?.onAnswer?.(answer);
      }
    }
  }
  const client = createClient(
    context,
    new BudgetedClient({ timeout: requestTimeoutMs, keepAlive: true, maxSockets: 50 }),
  );
  shared = { account, client };
  return client;
}

/** False for a success that tells nothing, such as `null`, `[]` or `{}`; text is read, or refused, by the SDK. */
function isResource({ statusCode, body }: { statusCode: number; body: unknown }): boolean {
  if (statusCode < 200 || statusCode >= 300 || typeof body === 'string') return true;
  return isJsonObject(body) && Object.keys(body).length > 0;
}

function createClient(context: RuntimeContext, httpClient: RequestClient): Twilio {
  try {
    return context.getTwilioClient({ httpClient });
  } catch {
    throw new NotConfigured('ACCOUNT_SID or AUTH_TOKEN is missing or malformed');
  }
}
