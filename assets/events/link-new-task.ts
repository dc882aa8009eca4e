/** Links a new task to the conversation of the task that it names as the one before it. */
import { conversationIdOf, decideFirstLink, predecessorOf } from '../decide/conversation-of-task';
import { type Task } from '../decide/decision';
import { type Result } from '../reply/reply';
import { type Context } from '../twilio/context';
import { conversationOfTask } from '../twilio/conversation-chain';
import { changeTask, readTask } from '../twilio/task-writer';
import { taskOfEvent, type TaskEvent } from './task-event';

export async function linkNewTask(context: Context, event: TaskEvent): Promise<Result> {
  const told = taskOfEvent(event);
  const { task, result } = told ? { task: told } : await readTask(context, event.TaskSid);
  if (!task) return result;
  const namesPredecessor = (each: Task) => predecessorOf(each, context.settings.LINK_TASK_ATTRIBUTES);
  const previous = namesPredecessor(task);
  if (!previous || conversationIdOf(task.attributes) !== undefined) return { code: 'unchanged' };

  const resolved = await conversationOfTask(context, previous, namesPredecessor);
  if (resolved.result) return resolved.result;
  return changeTask(context, event.TaskSid, (current) => decideFirstLink(current, resolved.conversationId), task);
}
