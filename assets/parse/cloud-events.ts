/**
 * Reads what a webhook sink of Event Streams delivers: one CloudEvent or an array of them, which the runtime turns into
 * keys "0", "1", ... https://www.twilio.com/docs/events/webhook-quickstart
 */
import { isJsonObject, type JsonObject } from '../attributes/json';
import { isSid } from '../findings/sid';
import { taskRouterTypes } from '../settings/event-streams';
import { type FunctionEvent } from './input';
import { type TaskEvent } from './task-event';

/** An event of a task, in the names of the event callback, with what orders it among others of its task. */
export interface StreamedEvent extends TaskEvent {
  /** The same in every delivery of the event. */
  id: string;
  /** Milliseconds since 1970; 0 when the event does not tell. */
  atMs: number;
}

interface ReadEvents {
  /** Whether anything in the body is a CloudEvent. */
  any: boolean;
  /** Events of tasks of this account and workspace, each once. */
  events: StreamedEvent[];
  /** CloudEvents of other accounts, workspaces and products, and what tells no task. */
  ignored: number;
}

/** `mine`: the account and the workspace whose events are wanted. */
export function readCloudEvents(event: FunctionEvent, mine: { account: string; workspace: string }): ReadEvents {
  const { request: _, ...body } = event;
  const all = [body, ...Object.values(body)].filter(isCloudEvent);
  const read = all.map((each) => taskEventOf(each, mine)).filter((each) => each !== undefined);
  const once = new Map(read.map((each) => [each.id, each]));
  return { any: all.length > 0, events: [...once.values()], ignored: all.length - read.length };
}

interface CloudEvent {
  type: string;
  data: unknown;
  [name: string]: unknown;
}

/** By what CloudEvents 1.0 requires, as far as it is needed here: https://github.com/cloudevents/spec */
function isCloudEvent(value: unknown): value is CloudEvent {
  return (
    isJsonObject(value) && typeof value.specversion === 'string' && typeof value.type === 'string' && value.type !== ''
  );
}

function taskEventOf(event: CloudEvent, mine: { account: string; workspace: string }): StreamedEvent | undefined {
  const data = objectOf(event.data);
  const payload = objectOf(data?.payload);
  if (!event.type.startsWith(taskRouterTypes) || !data || !payload) return undefined;
  const text = (name: string) => textOf(payload[name]);
  const TaskSid = text('task_sid');
  const foreign = [
    [text('account_sid') ?? textOf(data.account_sid), mine.account],
    [text('workspace_sid'), mine.workspace],
  ].some(([theirs, ours]) => theirs?.toLowerCase() !== ours?.toLowerCase());
  if (foreign || !isSid(TaskSid, 'WT')) return undefined;
  const at = Date.parse(textOf(event.time) ?? textOf(data.timestamp) ?? '');
  return {
    EventType: text('eventtype') ?? event.type.slice(taskRouterTypes.length),
    TaskSid,
    TaskAttributes: text('task_attributes'),
    TaskVersion: text('task_version'),
    Timestamp: Number.isNaN(at) ? undefined : new Date(at).toISOString(),
    TaskCanceledReason: text('task_canceled_reason'),
    TaskCompletedReason: text('task_completed_reason'),
    Reason: text('reason'),
    id: textOf(data.sid) ?? text('sid') ?? textOf(event.id) ?? JSON.stringify(payload),
    atMs: Number.isNaN(at) ? 0 : at,
  };
}

/** An object, or the text of one: some readers of Event Streams report payloads as text. */
function objectOf(value: unknown): JsonObject | undefined {
  if (typeof value !== 'string') return isJsonObject(value) ? value : undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isJsonObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Payloads are typed: numbers are numbers there. What is absent, null or empty is absent. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
