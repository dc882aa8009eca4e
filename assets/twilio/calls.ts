/**
 * Requests to Twilio on behalf of one Function call: counted, retried where that is safe, and never outliving the
 * ten seconds a Function has. The SDK is loaded by the first request, not before.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Agent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Context } from '@twilio-labs/serverless-runtime-types/types';
import { type RequestClient, type Twilio } from 'twilio';
import { NotConfigured } from '../settings/settings';

/** Milliseconds one request may take; long enough for a slow answer, short enough to try three times. */
const requestTimeout = 2500;
/** Milliseconds without which a request is not worth starting: cut off, it would leave open whether Twilio did it. */
const leastTime = 500;

export interface ApiResponse<T> {
  body: T;
  headers: Record<string, string>;
}

export interface Failure {
  ok: false;
  problem: 'not-found' | 'precondition-failed' | 'refused' | 'rate-limited' | 'unavailable';
  /** Twilio's error code, for a refused request. */
  twilioCode?: number;
  /** HTTP status of the answer; undefined when none came. */
  status?: number;
  /** An answer was lost on the way: Twilio may have done what was asked. */
  answerLost: boolean;
  /** Not even sent: the time was used up before. */
  unsent?: true;
}

/** `date`: Twilio's time of answering, in milliseconds since 1970; undefined when it did not tell. */
export type Answer<T> = { ok: true; body: T; etag: string | undefined; date?: number; answerLost: boolean } | Failure;

/** What the command-line tools want otherwise than Functions do. */
export interface CallOptions {
  /** Milliseconds one request may take. */
  requestTimeout?: number;
  /** Ends every pause at once: what is under way is finished, nothing is tried again. */
  signal?: AbortSignal;
  /** Told of each answer, refused ones included. `status` undefined: none came. `retryAfter`: milliseconds. */
  onAnswer?: (answer: { method: string; status?: number; retryAfter?: number }) => void;
  /** Milliseconds to wait before a request is sent again that was refused by 429. Default: Retry-After and jitter. */
  pauseAfterRefusal?(): number;
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
  onAnswer?: CallOptions['onAnswer'];
}

/** One attempt at a request that does not go through the SDK. Throws only for defects and NotConfigured. */
export type Transport<T> = (passage: Passage, account: { sid: string; token: string }) => Promise<Answer<T>>;

const passages = new AsyncLocalStorage<Passage>();

/** One client for all calls of this process keeps its sockets open; another account gets another client. */
let shared: { account: string; client: Twilio } | undefined;

/** What the runtime hands to a Function: variables, and a client for the account. */
export type RuntimeContext = Context<Record<string, string | undefined>>;

function clientOf(context: RuntimeContext): Twilio {
  const account = `${context.ACCOUNT_SID} ${context.AUTH_TOKEN}`;
  if (shared?.account === account) return shared.client;
  // oxlint-disable-next-line typescript/no-require-imports -- loaded late on purpose: 90 ms and 26 MB
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
      const answer: Parameters<NonNullable<CallOptions['onAnswer']>>[0] = { method: options.method.toUpperCase() };
      try {
        const response = await super.request<T>(options as Parameters<RequestClient['request']>[0] & { data?: T });
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
    new BudgetedClient({ timeout: requestTimeout, keepAlive: true, maxSockets: 50 }),
  );
  shared = { account, client };
  return client;
}

function createClient(context: RuntimeContext, httpClient: RequestClient): Twilio {
  try {
    return context.getTwilioClient({ httpClient });
  } catch {
    throw new NotConfigured('ACCOUNT_SID or AUTH_TOKEN is missing or malformed');
  }
}

export class TwilioCalls {
  /** Requests sent to Twilio so far. */
  calls = 0;

  /** `deadline`: the moment, on the clock of performance.now(), by which the last request must be over. */
  constructor(
    private readonly context: RuntimeContext,
    private readonly deadline: number,
    private readonly options: CallOptions = {},
  ) {}

  /**
   * Sends a request and retries it after 429, 5xx and lost connections until the time is used up. A request that is
   * not `repeatable` (it would create a second thing) is not sent again once its answer was lost.
   * Throws NotConfigured when Twilio refuses the credentials; other thrown errors are defects.
   */
  ask<T>(request: (client: Twilio) => Promise<ApiResponse<T>>, { repeatable = true } = {}): Promise<Answer<T>> {
    return this.repeat(
      (passage) => this.once(request, passage),
      repeatable,
      this.options.requestTimeout ?? requestTimeout,
    );
  }

  /** Like ask, without loading the SDK, for requests that may be repeated. `timeout`: milliseconds for one attempt. */
  send<T>(transport: Transport<T>, timeout: number): Promise<Answer<T>> {
    const { ACCOUNT_SID: sid, AUTH_TOKEN: token } = this.context;
    if (!sid || !token) throw new NotConfigured('ACCOUNT_SID or AUTH_TOKEN is not set');
    return this.repeat((passage) => transport(passage, { sid, token }), true, timeout);
  }

  private async repeat<T>(
    once: (passage: Passage) => Promise<Answer<T>>,
    repeatable: boolean,
    longest: number,
  ): Promise<Answer<T>> {
    let answerLost = false;
    let failure: Failure = { ok: false, problem: 'unavailable', answerLost, unsent: true };
    for (let attempt = 1; this.remaining() > leastTime; attempt++) {
      const timeout = Math.min(longest, this.remaining());
      const passage: Passage = {
        timeout,
        freshConnection: !repeatable,
        sent: () => void this.calls++,
        onAnswer: this.options.onAnswer,
      };
      const answer = await once(passage);
      answerLost ||= answer.answerLost;
      if (answer.ok || !['rate-limited', 'unavailable'].includes(answer.problem)) return { ...answer, answerLost };
      // Cut off by our own deadline: what Twilio said before tells more.
      const cutOff = timeout < longest && answer.answerLost && answer.status === undefined && attempt > 1;
      failure = { ...(cutOff ? failure : answer), answerLost };
      if (answerLost && !repeatable) return failure;
      const paced = answer.problem === 'rate-limited' ? this.options.pauseAfterRefusal?.() : undefined;
      if (!(await this.pause(paced ?? (passage.retryAfter ?? 0) + jitter(100, attempt, 2000)))) return failure;
    }
    return failure;
  }

  /**
   * Waits before another attempt; false, at once, when the time left would not suffice for a request afterwards.
   * Milliseconds.
   */
  async pause(milliseconds: number): Promise<boolean> {
    if (this.remaining() - milliseconds < leastTime) return false;
    const { signal } = this.options;
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
    return signal?.aborted !== true;
  }

  /** Milliseconds until the deadline. */
  remaining(): number {
    return this.deadline - performance.now();
  }

  private async once<T>(request: (client: Twilio) => Promise<ApiResponse<T>>, passage: Passage): Promise<Answer<T>> {
    const client = clientOf(this.context);
    try {
      const { body, headers } = await passages.run(passage, () => request(client));
      // Half an answer, or a proxy's page, arrives as text: the SDK makes an empty resource of it.
      const garbled = typeof body === 'object' && body !== null && 'sid' in body && typeof body.sid !== 'string';
      if (garbled) return { ok: false, problem: 'unavailable', answerLost: true };
      return {
        ok: true,
        body,
        etag: headers?.etag,
        date: Date.parse(headers?.date ?? '') || undefined,
        answerLost: false,
      };
    } catch (error) {
      return failureOf(error);
    }
  }
}

/** Full jitter: 0 up to base * 2^attempt, at most `cap`. Milliseconds. */
export function jitter(base: number, attempt: number, cap: number): number {
  return Math.random() * Math.min(cap, base * 2 ** attempt);
}

/** Retry-After in milliseconds, from seconds or an HTTP date. `date`: the answer's own Date, for our clock may be wrong. */
export function waitOf(header: string | undefined, date = ''): number | undefined {
  if (!header) return undefined;
  const now = Date.parse(date) || Date.now();
  const milliseconds = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

/** Never looks further into an error than status and codes: a network error carries the Authorization header. */
function failureOf(error: unknown): Failure {
  const { status, code, isAxiosError } = error as { status?: unknown; code?: unknown; isAxiosError?: unknown };
  if (isAxiosError === true) {
    const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(code));
    return { ok: false, problem: 'unavailable', answerLost: !neverSent };
  }
  // A list that came as half a JSON or as a proxy's page.
  if (error instanceof SyntaxError) return { ok: false, problem: 'unavailable', answerLost: true };
  if (typeof status !== 'number') throw error;
  return failureOfStatus(status, typeof code === 'number' ? code : undefined);
}

/** What an answer that is no success means. Throws NotConfigured for refused credentials. */
export function failureOfStatus(status: number, twilioCode?: number): Failure {
  if (status === 401) throw new NotConfigured('Twilio refused ACCOUNT_SID and AUTH_TOKEN');
  if (status === 404) return { ok: false, problem: 'not-found', status, answerLost: false };
  if (status === 412) return { ok: false, problem: 'precondition-failed', status, answerLost: false };
  if (status === 429) return { ok: false, problem: 'rate-limited', status, answerLost: false };
  if (status >= 500) return { ok: false, problem: 'unavailable', status, answerLost: true };
  return { ok: false, problem: 'refused', status, twilioCode, answerLost: false };
}
