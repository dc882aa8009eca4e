/** What an event tells of its task, for a first write without a read. */
import { parseAttributes } from '../attributes/json';
import { toMilliseconds } from '../attributes/values';
import { type Task } from '../decide/decision';
import { type TaskEvent } from '../parse/task-event';

/**
 * The task as the event describes it, for a first write without a read; undefined when it does not say enough. It may
 * be old: If-Match finds out. Attributes that are missing, empty or cut may be so on their way only, since TaskRouter
 * redacts those of old events, and the version would still be the task's own: a write on such ground would erase them.
 */
export function taskOfEvent({
  TaskSid,
  TaskAttributes,
  TaskVersion,
}: Pick<TaskEvent, 'TaskSid' | 'TaskAttributes' | 'TaskVersion'>): Task | undefined {
  const attributes = TaskAttributes && parseAttributes(TaskAttributes);
  if (!attributes || !Object.keys(attributes).length) return undefined;
  if (!TaskVersion || !/^\d+$/.test(TaskVersion)) return undefined;
  return { sid: TaskSid, attributes, status: '', reason: null, version: TaskVersion };
}

/** When the event happened, in ms since 1970; undefined when it does not tell. */
export function momentOfEvent({ Timestamp = '' }: Pick<TaskEvent, 'Timestamp'>): number | undefined {
  return /^\d{1,10}$/.test(Timestamp) ? Number(Timestamp) * 1000 : toMilliseconds(Timestamp);
}
