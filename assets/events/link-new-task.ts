/** Links a new task to the conversation of the task that it names as the one before it. */
import { conversationIdOf, decideFirstLink, predecessorOf } from '../decide/conversation-of-task';
import { type Result } from '../reply/reply';
import { type Context } from '../twilio/context';
import { conversationOfTask } from '../twilio/conversation-chain';
import { changeTask, readTask } from '../twilio/task-writer';
import { taskOfEvent, type TaskEvent } from './task-event';

export async function linkNewTask(context: Context, event: TaskEvent): Promise<Result> {
  const told = taskOfEvent(event);
  const { task, result } = told ? { task: told } : await readTask(context, event.TaskSid);
  if (!task) return result;
  const previous = predecessorOf(task, context.settings.LINK_TASK_ATTRIBUTES);
  if (!previous || conversationIdOf(task.attributes) !== undefined) return { code: 'unchanged' };

  const resolved = await conversationOfTask(context, previous);
  if (resolved.result) return resolved.result;
  const { conversationId, note } = resolved;
  const linked = await changeTask(context, event.TaskSid, (current) => decideFirstLink(current, conversationId), task);
  return note === undefined ? linked : { ...linked, note };
}
