/** What a failed request means to whoever called the Function. */
import { type Code } from '../reply/codes';
import { type Result } from '../reply/reply';
import { type Failure } from './failure';

/** What a request that failed means to the caller. `missing`: the code for what is not there. */
export function failureResult({ problem, twilioCode }: Failure, missing: Code): Result {
  switch (problem) {
    case 'not-found':
      return { code: missing };
    case 'refused':
      return unforeseen('TaskRouter refused the request', twilioCode);
    default:
      return { code: problem === 'rate-limited' ? 'rate-limited' : 'unavailable' };
  }
}

/** A refusal that we know no reason for: an operator must look at it. `what`: a sentence without its point. */
export function unforeseen(what: string, twilioCode: number | undefined): Result {
  const message = `${what} (Twilio error ${twilioCode ?? 'unknown'}).`;
  return { code: 'unexpected', message, note: message };
}

/**
 * The result of a write whose answer was lost and which could not be looked up: says that the change may be there. So it
 * may in a conflict: others wrote over it, or it is among what they wrote over since.
 */
export function unverified(result: Result): Result {
  if (!['unavailable', 'rate-limited', 'conflict'].includes(result.code)) return result;
  return {
    ...result,
    message:
      'An answer of Twilio was lost and could not be verified in time: the change may or may not be there. Repeating is safe.',
  };
}
