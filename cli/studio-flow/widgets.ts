/** Widgets as a Studio flow definition has them. https://www.twilio.com/docs/studio/rest-api/v2/flow */
import { addressOf } from '../deployment/address';

interface Condition {
  friendly_name: string;
  arguments: string[];
  type: 'matches_any_of';
  value: string;
}

interface Transition {
  event: string;
  /** Absent: the flow ends there. */
  next?: string;
  conditions?: Condition[];
}

export interface Widget {
  name: string;
  type: 'trigger' | 'run-function' | 'send-to-flex' | 'split-based-on';
  transitions: Transition[];
  properties: Record<string, unknown> & { offset: Offset };
}

interface Offset {
  x: number;
  y: number;
}

/** Where a Function is deployed; the SIDs are for Studio's own menus, calls use the address. */
export interface Functions {
  domain: string;
  serviceSid?: string;
  environmentSid?: string;
  /** SID of a Function by its path. */
  sids?: ReadonlyMap<string, string>;
}

const goTo = (event: string, next?: string): Transition => (next === undefined ? { event } : { event, next });

/** Where a call comes in; the flow takes nothing else. */
export function trigger(name: string, next: string, offset: Offset): Widget {
  const others = ['incomingMessage', 'incomingConversationMessage', 'incomingRequest', 'incomingParent'];
  return {
    name,
    type: 'trigger',
    transitions: [...others.map((event) => goTo(event)), goTo('incomingCall', next)],
    properties: { offset },
  };
}

/** Calls a Function. `next`: where 2xx and everything else lead. */
export function runFunction(
  name: string,
  path: string,
  parameters: Record<string, string>,
  functions: Functions,
  next: { success?: string; fail?: string },
  offset: Offset,
): Widget {
  return {
    name,
    type: 'run-function',
    transitions: [goTo('success', next.success), goTo('fail', next.fail)],
    properties: {
      // Left out when they are not known: Studio calls the address.
      service_sid: functions.serviceSid,
      environment_sid: functions.environmentSid,
      function_sid: functions.sids?.get(path),
      url: addressOf(functions.domain, path),
      parameters: Object.entries(parameters).map(([key, value]) => ({ key, value })),
      offset,
    },
  };
}

/** Queues the call. `callComplete`, shown as Task Created, comes for a call when it has left the queue. */
export function sendToFlex(
  name: string,
  properties: { workflow: string; channel: string; attributes: string },
  next: { callComplete?: string },
  offset: Offset,
): Widget {
  return {
    name,
    type: 'send-to-flex',
    transitions: [goTo('callComplete', next.callComplete), goTo('failedToEnqueue'), goTo('callFailure')],
    properties: { ...properties, offset },
  };
}

/** Leads elsewhere when the value is one of some words. */
export function splitOn(
  name: string,
  value: string,
  words: string[],
  next: { match?: string; noMatch?: string },
  offset: Offset,
): Widget {
  const list = words.join(',');
  const condition: Condition = {
    friendly_name: `If value matches_any_of ${list}`,
    arguments: [value],
    type: 'matches_any_of',
    value: list,
  };
  return {
    name,
    type: 'split-based-on',
    transitions: [goTo('noMatch', next.noMatch), { ...goTo('match', next.match), conditions: [condition] }],
    properties: { input: value, offset },
  };
}
