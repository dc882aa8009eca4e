/** What Twilio's products answer, as far as the models know it, and how a model says which requests are its own. */
import { type Asked } from '../engine/memory-network';

export interface Answer {
  status: number;
  body?: unknown;
  etag?: string;
  retryAfter?: string;
}

/** An error as Twilio words it. */
export function refusal(status: number, code: number, message: string): Answer {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

export const notFound = refusal(404, 20_404, 'The requested resource was not found');

/** A request that a model answers. `by`: whose it is, for the record of what was changed. */
export interface Route {
  /** Without .twilio.com. */
  host: string;
  /** Over `METHOD /path`; its groups are the SIDs. */
  pattern: RegExp;
  answer(asked: Asked, sids: string[], by: object | string): Answer;
}
