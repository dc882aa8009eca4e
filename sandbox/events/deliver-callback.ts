/** Hands one callback over as Twilio does: signed, within its timeouts, again as often as the address allows. */
import { randomUUID } from 'node:crypto';
import { signRequest } from '../http/signature';
import { readOverrides, retries, type ConnectionOverrides, type Failure } from './connection-overrides';

/** One attempt to hand a callback over. */
export interface Attempt {
  url: string;
  /** HTTP status of the answer; null when there was none. */
  status: number | null;
  failure: Failure;
  ms: number;
}

export interface Callback {
  url: string;
  form: Record<string, string>;
  authToken: string;
}

const notConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Only a connection that never came about is `ct`; one that broke, or stayed silent, is a failure of reading. */
function failureOf(error: unknown): Failure {
  const cause = (error as Error).cause as { code?: string; errors?: { code?: string }[] } | undefined;
  const code = cause?.code ?? cause?.errors?.[0]?.code ?? '';
  return notConnected.has(code) ? 'ct' : 'rt';
}

async function attemptOnce({ url, form }: Callback, headers: Record<string, string>, timeoutMs: number) {
  try {
    const answer = await fetch(url.replace(/#.*$/s, ''), {
      method: 'POST',
      headers,
      body: new URLSearchParams(form),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.arrayBuffer();
    const failure: Failure = answer.status >= 500 ? '5xx' : answer.status >= 400 ? '4xx' : null;
    return { status: answer.status, failure };
  } catch (error) {
    return { status: null, failure: failureOf(error) };
  }
}

const timeLeft = ({ readTimeoutMs, totalMs }: ConnectionOverrides, started: number) =>
  Math.min(readTimeoutMs, totalMs - (Date.now() - started));

/**
 * Sends a signed form POST as Twilio's webhooks do and repeats it as far as the address's fragment allows.
 * Resolves with every attempt; never rejects.
 */
export async function deliverCallback(callback: Callback): Promise<Attempt[]> {
  const overrides = readOverrides(callback.url);
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'User-Agent': 'TwilioProxy/1.1',
    'X-Twilio-Signature': signRequest(callback.authToken, callback.url, callback.form),
    'I-Twilio-Idempotency-Token': randomUUID(),
  };
  const attempts: Attempt[] = [];
  const started = Date.now();
  let again = true;
  while (again) {
    const sent = Date.now();
    const result = await attemptOnce(callback, headers, timeLeft(overrides, started));
    attempts.push({ url: callback.url, ...result, ms: Date.now() - sent });
    again =
      attempts.length <= overrides.retryCount && retries(overrides, result.failure) && timeLeft(overrides, started) > 0;
  }
  return attempts;
}
