/** What a task says about its conversation: the id it carries, and the task it names as the one before. Pure. */
import { isExactNumber, isJsonObject, type JsonObject } from '../attributes/json';
import { isSid } from '../findings/sid';
import { change, unchanged, type Decision, type Task } from './decision';

/** The conversation_id on a task, if any. Numbers count: another tool may have written one. Blanks are none. */
export function conversationIdOf(attributes: JsonObject): string | undefined {
  const { conversations } = attributes;
  const id = isJsonObject(conversations) ? conversations.conversation_id : undefined;
  if (typeof id === 'string') return id.trim() ? id : undefined;
  return typeof id === 'number' || isExactNumber(id) ? id.toString() : undefined;
}

/** The task that a task names as the one before it: the first of the root attributes that holds another task's SID. */
export function predecessorOf(task: Task, names: readonly string[]): string | undefined {
  const sids = names.map((name) => (Object.hasOwn(task.attributes, name) ? task.attributes[name] : undefined));
  return sids.find((value): value is string => isSid(value, 'WT') && value !== task.sid);
}

/** The link to a conversation, unless the task has one or would be linked to itself. */
export function decideFirstLink(task: Task, conversationId: string): Decision {
  if (conversationId === task.sid || conversationIdOf(task.attributes) !== undefined) return unchanged;
  return change(task, { conversations: { conversation_id: conversationId } });
}
