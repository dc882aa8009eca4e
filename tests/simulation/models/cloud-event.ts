/** A TaskRouter event as Event Streams tells it. Written after tests/recorded/cloud-events, not after the sandbox. */
import { accountSid, sidOf, workspaceSid } from '../names';

export interface CloudEvent {
  specversion: '1.0';
  type: string;
  source: string;
  id: string;
  dataschema: string;
  datacontenttype: string;
  time: string;
  data: Record<string, unknown> & { payload: Record<string, unknown> };
}

/** What is always named, and null where an event does not tell it. */
const unsaid = { task_canceled_reason: null, task_completed_reason: null, reason: null, worker_sid: null };

/** `serial`: of the event; its copies share it. `parameters`: as the event callback names them. */
export function cloudEventOf(serial: number, parameters: Readonly<Record<string, string>>, atMs: number): CloudEvent {
  const { EventType: type } = parameters;
  const time = new Date(atMs).toISOString();
  const sid = sidOf('EV', serial);
  const payload = {
    ...unsaid,
    sid,
    account_sid: accountSid,
    workspace_sid: workspaceSid,
    workspace_name: 'Flex Task Assignment',
    timestamp: time,
    ...Object.fromEntries(Object.entries(parameters).map(([name, value]) => [snakeCase(name), typed(name, value)])),
    reason: parameters.TaskCanceledReason ?? parameters.TaskCompletedReason ?? null,
  };
  return {
    specversion: '1.0',
    type: `com.twilio.taskrouter.${type}`,
    source: workspaceSid,
    id: sidOf('NO', serial),
    dataschema: 'https://events-schemas.twilio.com/TaskRouter.WDSEvent/4',
    datacontenttype: 'application/json',
    time,
    data: {
      sid,
      name: type.replaceAll(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase()),
      account_sid: accountSid,
      timestamp: time,
      level: 'INFO',
      group: type.split('.')[0],
      product_name: 'TaskRouter',
      publisher: 'Flex Task Assignment',
      payload_type: 'application/json',
      payload,
    },
  };
}

const snakeCase = (name: string) =>
  name === 'EventType' ? 'eventtype' : name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

/** Payloads are typed: numbers are numbers there. */
const typed = (name: string, value: string) => (name.endsWith('Version') ? Number(value) : value);
