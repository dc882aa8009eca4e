/**
 * A Studio flow for incoming calls: prepares attributes, sends the call to Flex, writes the outcome of a hang-up in the
 * queue.
 */
import { runFunction, sendToFlex, splitOn, trigger, type Functions, type Widget } from './widgets';

export interface FlowDefinition {
  description: string;
  states: Widget[];
  initial_state: string;
  flags: { allow_concurrent_calls: boolean };
}

export interface FlowParts {
  functions: Functions;
  /** WW... and TC... of Send to Flex. */
  workflowSid: string;
  channelSid: string;
}

/**
 * Values of the call itself, and of variables that the flow may set earlier; those it does not set are blank, and
 * ignored.
 */
const prepared = {
  OnInvalid: 'skip',
  FlowSid: '{{flow.flow_sid}}',
  ExecutionSid: '{{flow.sid}}',
  PreviousTaskSid: '{{flow.variables.previous_task_sid}}',
  'conversations.direction': 'Inbound',
  'conversations.campaign': '{{flow.variables.campaign}}',
  'conversations.ivr_path': '{{flow.variables.ivr_path}}',
  'conversations.language': '{{flow.variables.language}}',
  'conversations.external_contact': '{{trigger.call.To}}',
  'customers.name': '{{flow.variables.customer_name}}',
  'customers.phone': '{{trigger.call.From}}',
};

/** The same as docs/studio-flows.md gives. Objects, not texts; if prepare has failed they are null, which means absent to TaskRouter and to these Functions. */
const attributes = [
  '{ "type": "inbound", "name": {{trigger.call.From | to_json}},',
  '"conversations": {{widgets.prepare.parsed.attributes.conversations | to_json}},',
  '"customers": {{widgets.prepare.parsed.attributes.customers | to_json}} }',
].join(' ');

/**
 * close-task reads the task first: one that an agent has is left alone, one that TaskRouter has canceled is completed.
 */
const closed = {
  TaskSid: '{{widgets.send_to_flex.TaskSid}}',
  Status: 'canceled',
  Reason: 'hangup',
  'conversations.abandoned': 'Yes',
  'conversations.abandoned_phase': 'Queue',
  'conversations.hang_up_by': 'Customer',
};

/**
 * The one result that says the caller left. With others an agent had the call, the queue was full or failed, or the
 * flow took the caller out: TaskRouter ends such a task itself, and nobody hung up.
 * https://www.twilio.com/docs/voice/twiml/enqueue#attributes-action-parameters-QueueResult
 */
const hungUp = ['hangup'];

/** Ready to be imported: Studio > Flows > Create new Flow > Import from JSON. */
export function callFlow({ functions, workflowSid, channelSid }: FlowParts): FlowDefinition {
  return {
    description: 'Incoming calls with attributes for Flex Insights',
    states: [
      trigger('Trigger', 'prepare', { x: 0, y: 0 }),
      runFunction(
        'prepare',
        '/studio/prepare-attributes',
        prepared,
        functions,
        { success: 'send_to_flex', fail: 'send_to_flex' },
        { x: 0, y: 200 },
      ),
      sendToFlex(
        'send_to_flex',
        { workflow: workflowSid, channel: channelSid, attributes },
        { callComplete: 'did_caller_hang_up' },
        { x: 0, y: 450 },
      ),
      splitOn(
        'did_caller_hang_up',
        '{{widgets.send_to_flex.QueueResult}}',
        hungUp,
        { match: 'close' },
        { x: 0, y: 700 },
      ),
      runFunction('close', '/studio/close-task', closed, functions, {}, { x: 0, y: 950 }),
    ],
    initial_state: 'Trigger',
    flags: { allow_concurrent_calls: true },
  };
}
