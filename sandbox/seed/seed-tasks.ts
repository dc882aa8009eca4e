/** Three tasks to begin with: a call that waits, a call with an agent, a chat of an Interaction. */
import { accountSid } from '../state/account';
import {
  callSids,
  channelSids,
  conferenceSid,
  interactionChannelSid,
  interactionSid,
  queueSids,
  taskSids,
  workflowSid,
} from '../state/fixed-sids';
import { type Task } from '../state/state';

/** The attributes of a call's task from Studio's Send to Flex or <Enqueue>, and two that a flow left null. */
export function callAttributes(callSid: string, from: string) {
  return {
    from_country: 'US',
    called: '+15005550006',
    to_country: 'US',
    to_city: 'SAN FRANCISCO',
    to_state: 'CA',
    caller_country: 'US',
    call_status: 'in-progress',
    call_sid: callSid,
    account_sid: accountSid,
    from_zip: '94105',
    from,
    direction: 'inbound',
    called_zip: '94105',
    caller_state: 'CA',
    to_zip: '94105',
    called_country: 'US',
    from_city: 'OAKLAND',
    called_city: 'SAN FRANCISCO',
    caller_zip: '94607',
    api_version: '2010-04-01',
    called_state: 'CA',
    from_state: 'CA',
    caller: from,
    caller_city: 'OAKLAND',
    to: '+15005550006',
    name: from,
    selected_language: null,
    callback_number: null,
  };
}

function task(
  now: number,
  fields: Pick<Task, 'sid' | 'assignmentStatus' | 'taskQueueSid' | 'taskChannelSid'>,
  attributes: object,
): Task {
  return {
    version: 0,
    attributes: JSON.stringify(attributes),
    reason: null,
    priority: 0,
    timeout: 86_400,
    workflowSid,
    routingTarget: null,
    ignoreCapacity: false,
    dateCreated: now,
    dateUpdated: now,
    virtualStartTime: now,
    taskQueueEnteredDate: now,
    dateEnded: null,
    ...fields,
  };
}

export function seedTasks(now: number): Task[] {
  return [
    task(
      now,
      {
        sid: taskSids.queuedCall,
        assignmentStatus: 'pending',
        taskQueueSid: queueSids.everyone,
        taskChannelSid: channelSids.voice,
      },
      callAttributes(callSids.queuedCall, '+14155550101'),
    ),
    task(
      now,
      {
        sid: taskSids.answeredCall,
        assignmentStatus: 'assigned',
        taskQueueSid: queueSids.sales,
        taskChannelSid: channelSids.voice,
      },
      {
        ...callAttributes(callSids.answeredCall, '+14155550102'),
        department: 'sales',
        conference: {
          sid: conferenceSid,
          participants: { worker: callSids.aliceLeg, customer: callSids.answeredCall },
        },
      },
    ),
    task(
      now,
      {
        sid: taskSids.chat,
        assignmentStatus: 'assigned',
        taskQueueSid: queueSids.support,
        taskChannelSid: channelSids.chat,
      },
      {
        channelType: 'web',
        customerName: 'Dana',
        customerAddress: 'dana-in-the-browser',
        department: 'support',
        direction: 'inbound',
        flexInteractionSid: interactionSid,
        flexInteractionChannelSid: interactionChannelSid,
        flexChannelInviteSid: 'KG00000000000000000000000000000001',
        conversationSid: 'CH00000000000000000000000000000001',
      },
    ),
  ];
}
