/** Says on a task who hung up, when the agent begins to wrap up: before the reservation ends, so in time for Insights. */
import { decideHangUp, hangUpIsKnown, hungUpBy, talkOf } from '../decide/hang-up';
import { type Result } from '../reply/reply';
import { type Context } from '../twilio/context';
import { callThatEnded } from '../twilio/conference';
import { changeTask, readTask } from '../twilio/task-writer';
import { taskOfEvent } from './task-event';
import { type TaskEvent } from '../parse/task-event';

export async function noteHangUp(context: Context, event: TaskEvent): Promise<Result> {
  if (context.settings.HANG_UP_BY === 'off') return { code: 'unchanged' };
  const told = taskOfEvent(event);
  const { task, result } = told ? { task: told } : await readTask(context, event.TaskSid);
  if (!task) return result;
  const talk = talkOf(task.attributes);
  if (!talk || hangUpIsKnown(task.attributes)) return { code: 'unchanged' };

  const ended = await callThatEnded(context, talk.conferenceSid);
  if (ended.result) return ended.result;
  const by = ended.callSid === undefined ? undefined : hungUpBy(talk, ended.callSid);
  if (!by) return { code: 'unchanged' };
  return changeTask(context, event.TaskSid, (current) => decideHangUp(current, talk, by), task);
}
