import type { Code, Result } from './reply.private';
import type { Failure } from './twilio-calls.private';

/** What a request that failed means to the caller. `missing`: the code for what is not there. */
export function failureResult({ problem, twilioCode, answerLost }: Failure, missing: Code): Result {
  switch (problem) {
    case 'not-found':
      return { code: missing };
    case 'rate-limited':
      return { code: 'rate-limited' };
    case 'refused': {
      const message = `TaskRouter refused the request (Twilio error ${twilioCode ?? 'unknown'}).`;
      return { code: 'unexpected', message, note: message };
    }
    default:
      return answerLost
        ? { code: 'unavailable', message: 'An answer of Twilio was lost and could not be verified in time: the change may or may not be there. Repeating is safe.' }
        : { code: 'unavailable' };
  }
}
