/** What came of a request to Twilio: an answer, or why there is none, without anything that could carry a secret. */
import { NotConfigured } from '../settings/settings';
import { ConnectionLost } from './exchange';

/** What the SDK's ...WithHttpInfo methods give. */
export interface ApiResponse<T> {
  body: T;
  headers: Record<string, string>;
}

/** Why a request came to nothing. */
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

/**
 * What Twilio answered, or why not. `date`: Twilio's time of answering, in milliseconds since 1970; undefined when it
 * did not tell.
 */
export type Answer<T> = { ok: true; body: T; etag: string | undefined; date?: number; answerLost: boolean } | Failure;

/**
 * Retry-After in milliseconds, from seconds or an HTTP date. `date`: the answer's own Date, for our clock may be wrong.
 */
export function waitOf(header = '', date = ''): number | undefined {
  const now = Date.parse(date) || Date.now();
  const milliseconds = /^\d+(\.\d+)?$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}

/**
 * The failure behind what the SDK threw; a defect is thrown on. Never looks further into an error than status and
 * codes: a network error carries the Authorization header.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof ConnectionLost) return { ok: false, problem: 'unavailable', answerLost: !error.neverSent };
  const { status, code } = error as { status?: unknown; code?: unknown };
  // Half an answer, a proxy's page, or JSON that tells nothing.
  if (error instanceof SyntaxError) return { ok: false, problem: 'unavailable', answerLost: true };
  if (typeof status !== 'number') throw error;
  return failureOfStatus(status, typeof code === 'number' ? code : undefined);
}

/** What an answer other than success means. Throws NotConfigured for refused credentials. */
export function failureOfStatus(status: number, twilioCode?: number): Failure {
  if (status === 401) throw new NotConfigured('Twilio refused ACCOUNT_SID and AUTH_TOKEN');
  if (status === 404) return { ok: false, problem: 'not-found', status, answerLost: false };
  if (status === 412) return { ok: false, problem: 'precondition-failed', status, answerLost: false };
  if (status === 429) return { ok: false, problem: 'rate-limited', status, answerLost: false };
  // 408: Twilio's own time was up, so whether it was done is not known. Recordings answer so while a call changes.
  if (status === 408) return { ok: false, problem: 'unavailable', status, twilioCode, answerLost: true };
  if (status >= 500) return { ok: false, problem: 'unavailable', status, answerLost: true };
  return { ok: false, problem: 'refused', status, twilioCode, answerLost: false };
}
