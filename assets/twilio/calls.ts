/**
 * Requests to Twilio on behalf of one Function call: counted, retried where that is safe, and never outliving the
 * ten seconds a Function has. The SDK is loaded by the first request, not before.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { NotConfigured } from '../settings/settings';
import {
  clientOf,
  requestTimeoutMs,
  runWith,
  type Credentials,
  type Passage,
  type SeenAnswer,
  type TwilioClient,
} from './client';
import { failureOf, type Answer, type ApiResponse, type Failure } from './failure';

/**
 * A request is not started with less time left than this: if cut off, nobody would know whether Twilio carried it out.
 */
const leastTimeMs = 500;

/** What the command-line tools want otherwise than Functions do. */
export interface CallOptions {
  /** Milliseconds one request may take. */
  requestTimeout?: number;
  /** Ends every pause at once: what is under way is finished, nothing is tried again. */
  signal?: AbortSignal;
  /** Told of each answer, refused ones included. */
  onAnswer?: (answer: SeenAnswer) => void;
  /** Milliseconds to wait before a request is sent again that was refused by 429. Default: Retry-After and jitter. */
  pauseAfterRefusal?(): number;
}

/** One attempt at a request that does not go through the SDK. Throws only for defects and NotConfigured. */
export type Transport<T> = (passage: Passage, account: { sid: string; token: string }) => Promise<Answer<T>>;

export class TwilioCalls {
  /** Requests sent to Twilio so far. */
  calls = 0;
  /** Milliseconds by which this process woke too late from a pause, at the worst: it shares its processor. */
  private lagMs = 0;

  /** `deadline`: the moment, on the clock of performance.now(), by which the last request must be over. */
  constructor(
    private readonly credentials: Credentials,
    private readonly deadline: number,
    private readonly options: CallOptions = {},
  ) {}

  /**
   * Sends a request and retries it after 429, 5xx and lost connections until the time is used up. A request that is
   * not `repeatable` (it would create a second thing) is not sent again once its answer was lost. `within`:
   * milliseconds this may take with all its repeats, where less than the time left is to be spent on it.
   * Throws NotConfigured when Twilio refuses the credentials; other thrown errors are defects.
   */
  ask<T>(
    request: (client: TwilioClient) => Promise<ApiResponse<T>>,
    { repeatable = true, within = Infinity } = {},
  ): Promise<Answer<T>> {
    return this.repeat(
      (passage) => this.once(request, passage),
      repeatable,
      this.options.requestTimeout ?? requestTimeoutMs,
      Math.min(this.deadline, performance.now() + within),
    );
  }

  /** Like ask, without loading the SDK, for requests that may be repeated. `timeout`: milliseconds for one attempt. */
  send<T>(transport: Transport<T>, timeout: number): Promise<Answer<T>> {
    const { ACCOUNT_SID: sid, AUTH_TOKEN: token } = this.credentials;
    if (!sid || !token) throw new NotConfigured('ACCOUNT_SID or AUTH_TOKEN is not set');
    return this.repeat((passage) => transport(passage, { sid, token }), true, timeout);
  }

  private async repeat<T>(
    once: (passage: Passage) => Promise<Answer<T>>,
    repeatable: boolean,
    longest: number,
    deadline = this.deadline,
  ): Promise<Answer<T>> {
    let answerLost = false;
    let failure: Failure = { ok: false, problem: 'unavailable', answerLost, unsent: true };
    for (let attempt = 1; this.remaining(deadline) >= leastTimeMs; attempt++) {
      const timeout = Math.min(longest, this.remaining(deadline));
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
      if (!(await this.pause(paced ?? (passage.retryAfter ?? 0) + jitter(100, attempt, 2000), deadline)))
        return failure;
    }
    return failure;
  }

  /**
   * Waits before another attempt; false, at once, when the time left would not suffice for a request afterwards.
   * Milliseconds.
   */
  async pause(milliseconds: number, deadline = this.deadline): Promise<boolean> {
    if (this.remaining(deadline) - milliseconds < leastTimeMs) return false;
    const { signal } = this.options;
    const startMs = performance.now();
    await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
    this.lagMs = Math.max(this.lagMs, performance.now() - startMs - milliseconds);
    return signal?.aborted !== true;
  }

  /** Waits as long as asked, or shorter where two requests must still fit in; false, at once, when they do not. */
  pauseAtMost(milliseconds: number): Promise<boolean> {
    const room = this.remaining() - 2 * leastTimeMs;
    return room > 0 ? this.pause(Math.min(milliseconds, room)) : Promise.resolve(false);
  }

  /** Milliseconds until the deadline; fewer where this process wakes late from its pauses, since it will again. */
  remaining(deadline = this.deadline): number {
    return deadline - this.lagMs - performance.now();
  }

  private async once<T>(
    request: (client: TwilioClient) => Promise<ApiResponse<T>>,
    passage: Passage,
  ): Promise<Answer<T>> {
    const client = clientOf(this.credentials);
    try {
      const { body, headers } = await runWith(passage, () => request(client));
      // JSON that is not the resource asked for: the SDK makes an instance of it without a word.
      const garbled = typeof body === 'object' && body !== null && 'sid' in body && typeof body.sid !== 'string';
      if (garbled) return { ok: false, problem: 'unavailable', answerLost: true };
      return {
        ok: true,
        body,
        etag: headers.etag,
        date: Date.parse(headers.date) || undefined,
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
