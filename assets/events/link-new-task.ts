/** Links a new task to the conversation of the task that it names as the one before it, else to its customer's. */
import { conversationIdOf, decideFirstLink, predecessorOf } from '../decide/conversation-of-task';
import { type Task } from '../decide/decision';
import { keyOfTask } from '../decide/keyed-conversation';
import { type Result } from '../reply/reply';
import { type Context } from '../twilio/context';
import { conversationOfTask } from '../twilio/conversation-chain';
import { joinConversation } from '../twilio/keyed-conversations';
import { changeTask, readTask } from '../twilio/task-writer';
import { momentOfEvent, taskOfEvent } from './task-event';
import { type TaskEvent } from '../parse/task-event';

export async function linkNewTask(context: Context, event: TaskEvent): Promise<Result> {
  const told = taskOfEvent(event);
  const { task, result } = told ? { task: told } : await readTask(context, event.TaskSid);
  if (!task) return result;
  const isLinked = conversationIdOf(task.attributes) !== undefined;
  const previous = predecessorOf(task, context.settings.LINK_TASK_ATTRIBUTES);
  // What a task names wins over what its customer's key leads to; the key is known by the tasks before it.
  if (previous) return isLinked ? { code: 'unchanged' } : linkToPrevious(context, task, previous);
  return linkByKey(context, task, momentOfEvent(event));
}

async function linkToPrevious(context: Context, task: Task, previous: string): Promise<Result> {
  const resolved = await conversationOfTask(context, previous);
  if (resolved.result) return resolved.result;
  const { conversationId, note } = resolved;
  const linked = await changeTask(context, task.sid, (current) => decideFirstLink(current, conversationId), task);
  return note === undefined ? linked : { ...linked, note };
}

/** A task that has a link keeps it, and gives its conversation to the key when nobody has yet. */
async function linkByKey(context: Context, task: Task, since: number | undefined): Promise<Result> {
  const key = keyOfTask(task.attributes, context.settings.LINK_BY);
  if (key === undefined) return { code: 'unchanged' };
  const joined = await joinConversation(context, task, { key, since });
  if (joined.result) return joined.result;
  const { conversationId } = joined;
  return changeTask(context, task.sid, (current) => decideFirstLink(current, conversationId), task);
}
