/** What looking for something comes to: its value, or why there is none and what to do about it. */
import { type Failure } from '../../assets/twilio/failure';

/** What is wrong, and what to do about it: both are sentences. */
export interface Problem {
  why: string;
  todo: string;
}

export type Found<T> = { value: T; problem?: undefined } | { value?: undefined; problem: Problem };

/** A request that failed, in words; `what` ends the sentence "Twilio refused ...". */
export function problemOf(failure: Failure, what: string): Problem {
  const status = failure.status
    ? ` (status ${failure.status}${failure.twilioCode ? `, code ${failure.twilioCode}` : ''})`
    : '';
  if (failure.problem === 'unavailable' || failure.problem === 'rate-limited') {
    return {
      why: `Twilio did not answer ${what}${status}.`,
      todo: 'Check the connection and https://status.twilio.com, then try again.',
    };
  }
  return {
    why: `Twilio refused ${what}${status}.`,
    todo: 'Check that the credentials belong to the account and may read it.',
  };
}
