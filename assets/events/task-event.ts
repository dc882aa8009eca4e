/** An event of a task, whichever door it came through, and the task as it describes it. */
import { parseAttributes } from '../attributes/json';
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
  TaskCanceledReason?: string;
  TaskCompletedReason?: string;
}

/**
 * The task as the event describes it, for a first write without a read; undefined when it does not say enough. It may
 * be old: If-Match finds out.
 */
export function taskOfEvent({
  TaskSid,
  TaskAttributes,
  TaskVersion,
}: Pick<TaskEvent, 'TaskSid' | 'TaskAttributes' | 'TaskVersion'>): Task | undefined {
  const attributes = TaskAttributes && parseAttributes(TaskAttributes);
  if (!attributes || !TaskVersion || !/^\d+$/.test(TaskVersion)) return undefined;
  return { sid: TaskSid, attributes, status: '', reason: null, version: TaskVersion };
}
