/** An event of a task, whichever door it came through, and the task as it describes it. */
import { parseAttributes } from '../attributes/json';
import { toMilliseconds } from '../attributes/values';
import { type Task } from '../decide/decision';

/**
 * The fields of TaskRouter's event callback that are acted on.
 * https://www.twilio.com/docs/taskrouter/api/event/reference
 */
export interface TaskEvent {
  EventType: string;
  TaskSid: string;
  TaskAttributes?: string;
  /** Sent but not documented. */
  TaskVersion?: string;
  /** When it happened: seconds since 1970, or as Event Streams has it, an ISO time. */
  Timestamp?: string;
  TaskCanceledReason?: string;
  TaskCompletedReason?: string;
  /** Seen in events of both ends, in place of the two above; not documented. */
  Reason?: string;
}

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
