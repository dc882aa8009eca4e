/**
 * Tasks of a Flex Interaction end through their channel; canceling or completing them by the Task API is unsupported.
 * https://www.twilio.com/docs/flex/developer/conversations/interactions-api/best-practices
 */
import { unverified } from './failure-result';
import { type Result } from '../reply/reply';
import { type Context } from './context';
import { type Task } from '../decide/decision';
import { type InteractionChannel } from '../decide/interaction-of-task';
import { readTask, failedOnTask } from './task-writer';

/**
 * Closes the channel and with it all its tasks: waiting ones are canceled, agents' ones completed. A refusal is judged
 * by the task as it is then: whoever closed the channel first may have ended it as wished.
 */
export async function closeInteractionChannel(
  context: Context,
  { interactionSid, channelSid }: InteractionChannel,
  task: Task,
  wanted: string,
): Promise<Result> {
  const answer = await context.twilio.ask((client) =>
    // Without the routing status the agents' tasks would only go to wrapping.
    client.flexApi.v1
      .interaction(interactionSid)
      .channels(channelSid)
      .updateWithHttpInfo({ status: 'closed', routing: { status: 'closed' } }),
  );
  if (answer.ok) return { code: 'changed', message: 'The Interaction channel is closed, and its tasks end with it.' };
  if (answer.problem !== 'refused' && answer.problem !== 'not-found') {
    const result = failedOnTask(answer);
    return answer.answerLost ? unverified(result) : result;
  }

  const { task: now, result } = await readTask(context, task.sid);
  if (!now) return result;
  if (now.status === wanted) return { code: answer.answerLost ? 'changed' : 'unchanged' };
  return {
    code: 'not-allowed-now',
    message: `The task is ${now.status}, and Twilio would not close its Interaction channel.`,
  };
}
