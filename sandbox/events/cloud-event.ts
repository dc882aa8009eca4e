/**
 * A TaskRouter event as Event Streams tells it: a CloudEvent whose payload has the callback's parameters in snake_case,
 * numbers as numbers and moments as ISO dates. https://www.twilio.com/docs/events/event-types/taskrouter/task
 */
import { accountSid } from '../state/account';
import { schemaId } from '../state/stream-state';
import { type LoggedEvent } from './event-log';
import { snakeCase } from './snake-case';

export interface CloudEvent {
  specversion: '1.0';
  type: string;
  source: string;
  id: string;
  dataschema: string;
  datacontenttype: 'application/json';
  time: string;
  data: Record<string, unknown>;
}

export const cloudEventType = (type: string): string => `com.twilio.taskrouter.${type}`;

const numbers = new Set([
  'TaskAge',
  'TaskPriority',
  'TaskVersion',
  'ReservationVersion',
  'WorkerVersion',
  'WorkerChannelCapacity',
  'WorkerChannelConsumedCapacity',
  'WorkerTimeInPreviousActivity',
  'WorkerTimeInPreviousActivityMs',
]);
/** Seconds since 1970 in the callback. */
const moments = new Set(['TaskDateCreated', 'TaskQueueEnteredDate', 'TaskVirtualStartTime']);
/** Said in other words, or not at all. */
const leftOut = new Set(['EventType', 'Timestamp', 'TimestampMs', 'TaskIgnoreCapacity']);

function typed(name: string, value: string): string | number {
  if (numbers.has(name)) return Number(value);
  return moments.has(name) ? new Date(Number(value) * 1000).toISOString() : value;
}

/** What a task's event always says, if only that there is nothing to say. */
function reasons({ TaskSid, TaskCanceledReason, TaskCompletedReason }: Record<string, string>) {
  if (TaskSid === undefined) return {};
  const [canceled, completed] = [TaskCanceledReason ?? null, TaskCompletedReason ?? null];
  return { task_canceled_reason: canceled, task_completed_reason: completed, reason: canceled ?? completed };
}

function payloadOf({ type, at, parameters }: LoggedEvent, version: number): Record<string, unknown> {
  const entries = Object.entries(parameters)
    .filter(([name]) => !leftOut.has(name))
    // Schema version 2 brought it.
    .filter(([name]) => version > 1 || name !== 'WorkerTimeInPreviousActivityMs')
    .map(([name, value]) => [snakeCase(name), typed(name, value)]);
  return {
    ...Object.fromEntries(entries),
    ...reasons(parameters),
    eventtype: type,
    timestamp: new Date(at).toISOString(),
  };
}

/** task.transfer-initiated is TaskTransferInitiated. */
const nameOf = (type: string) => type.split(/[.-]/).map((word) => word.replace(/^./, (first) => first.toUpperCase()));

export function cloudEventOf(event: LoggedEvent, version: number): CloudEvent {
  const { sid, type, at, parameters } = event;
  const time = new Date(at).toISOString();
  return {
    specversion: '1.0',
    type: cloudEventType(type),
    source: parameters.WorkspaceSid ?? '',
    id: sid.replace(/^EV/, 'NO'),
    dataschema: `https://events-schemas.twilio.com/${schemaId}/${version}`,
    datacontenttype: 'application/json',
    time,
    data: {
      sid,
      name: nameOf(type).join(''),
      account_sid: accountSid,
      account_friendly_name: 'Sandbox',
      parent_account_sid: accountSid,
      parent_friendly_name: 'Sandbox',
      timestamp: time,
      level: 'INFO',
      group: type.split('.')[0],
      product_name: 'TaskRouter',
      publisher: parameters.WorkspaceName ?? '',
      publisher_metadata: '{}',
      payload_type: 'application/json',
      payload: payloadOf(event, version),
    },
  };
}

/** What a sink is sent to see whether it is there. It is no event: its id is the account's SID. */
export function testEvent(sinkSid: string, testId: string, at: number): CloudEvent {
  return {
    specversion: '1.0',
    type: 'com.twilio.eventstreams.test-event',
    source: `Sink/${sinkSid}`,
    id: accountSid,
    dataschema: 'https://events-schemas.twilio.com/EventStreams.TestSink/1',
    datacontenttype: 'application/json',
    time: new Date(at).toISOString(),
    data: { test_id: testId },
  };
}
