/** Asks whose leaving ended a conference. */
import { type Result } from '../reply/reply';
import { type Context } from './context';
import { failedOnTask } from './task-writer';

/** The call, undefined where nobody's leaving was the end of it; or why it could not be asked. */
type Ended = { callSid: string | undefined; result?: undefined } | { callSid?: undefined; result: Result };

/**
 * Nobody's, also when the conference goes on, as after a transfer, or is not there any more.
 * https://www.twilio.com/docs/voice/api/conference-resource
 */
export async function callThatEnded({ twilio }: Context, conferenceSid: string): Promise<Ended> {
  const answer = await twilio.ask((client) => client.conferences(conferenceSid).fetchWithHttpInfo());
  if (!answer.ok) return answer.problem === 'not-found' ? { callSid: undefined } : { result: failedOnTask(answer) };
  const { status, callSidEndingConference } = answer.body;
  return { callSid: status === 'completed' ? (callSidEndingConference ?? undefined) : undefined };
}
