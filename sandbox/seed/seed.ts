/**
 * The set-up the sandbox starts with and resets to: a small Flex workspace with fixed, readable SIDs.
 * The credentials open nothing but the sandbox.
 */
import {
  activitySids,
  callSids,
  channelSids,
  interactionChannelSid,
  interactionSid,
  queueSids,
  reservationSids,
  taskSids,
  workerSids,
  workflowSid,
  workspaceSid,
} from '../state/fixed-sids';
import { createEventStore } from '../state/event-store';
import { emptyServerless } from '../state/serverless-state';
import { type InteractionChannel, type Reservation, type State, type Workflow } from '../state/state';
import { seedStreams } from '../state/stream-state';
import { emptySync } from '../state/sync-state';
import { seedTasks } from './seed-tasks';
import { seedTelephony } from './seed-telephony';
import { seedWorkers } from './seed-workers';

function bySid<T extends { sid: string }>(entries: T[]): Map<string, T> {
  return new Map(entries.map((entry) => [entry.sid, entry]));
}

function seedWorkflow(): Workflow {
  const configuration = {
    task_routing: {
      filters: [
        { filter_friendly_name: 'Sales', expression: "department == 'sales'", targets: [{ queue: queueSids.sales }] },
        {
          filter_friendly_name: 'Support',
          expression: "department == 'support'",
          targets: [{ queue: queueSids.support }],
        },
      ],
      default_filter: { queue: queueSids.everyone },
    },
  };
  return {
    sid: workflowSid,
    friendlyName: 'Assign to Anyone',
    configuration: JSON.stringify(configuration),
    taskReservationTimeout: 120,
  };
}

function seedReservations(now: number): Reservation[] {
  const accepted = { version: 1, status: 'accepted' as const, transfer: null, dateCreated: now, dateUpdated: now };
  return [
    {
      ...accepted,
      sid: reservationSids.answeredCall,
      taskSid: taskSids.answeredCall,
      workerSid: workerSids.alice,
      callSid: callSids.aliceLeg,
    },
    { ...accepted, sid: reservationSids.chat, taskSid: taskSids.chat, workerSid: workerSids.bob, callSid: null },
  ];
}

const seedChannel: InteractionChannel = {
  sid: interactionChannelSid,
  interactionSid,
  type: 'web',
  status: 'active',
};

/** A fresh copy of the set-up as of `now` (ms on the sandbox's clock). */
export function seedState(now: number, { filled = true } = {}): State {
  const activities = [
    { sid: activitySids.offline, friendlyName: 'Offline', available: false },
    { sid: activitySids.available, friendlyName: 'Available', available: true },
    { sid: activitySids.unavailable, friendlyName: 'Unavailable', available: false },
    { sid: activitySids.break, friendlyName: 'Break', available: false },
  ];
  const taskChannels = [
    { sid: channelSids.default, uniqueName: 'default', friendlyName: 'Default' },
    { sid: channelSids.voice, uniqueName: 'voice', friendlyName: 'Voice' },
    { sid: channelSids.chat, uniqueName: 'chat', friendlyName: 'Programmable Chat' },
    { sid: channelSids.sms, uniqueName: 'sms', friendlyName: 'SMS' },
    { sid: channelSids.email, uniqueName: 'email', friendlyName: 'Email' },
  ];
  const taskQueues = [
    { sid: queueSids.everyone, friendlyName: 'Everyone', targetWorkers: '1==1' },
    { sid: queueSids.sales, friendlyName: 'Sales', targetWorkers: "routing.skills HAS 'sales'" },
    { sid: queueSids.support, friendlyName: 'Support', targetWorkers: "routing.skills HAS 'support'" },
  ];
  return {
    workspace: {
      sid: workspaceSid,
      friendlyName: 'Flex Task Assignment',
      eventCallbackUrl: '',
      eventsFilter: '',
      multiTaskEnabled: true,
      prioritizeQueueOrder: 'FIFO',
      defaultActivitySid: activitySids.offline,
      timeoutActivitySid: activitySids.unavailable,
      dateCreated: now,
      dateUpdated: now,
    },
    activities: bySid(activities),
    taskChannels: bySid(taskChannels),
    taskQueues: bySid(taskQueues),
    workflows: bySid([seedWorkflow()]),
    tasks: bySid(filled ? seedTasks(now) : []),
    workers: bySid(filled ? seedWorkers(now) : []),
    reservations: bySid(filled ? seedReservations(now) : []),
    interactionChannels: bySid(filled ? [{ ...seedChannel }] : []),
    events: createEventStore(),
    serverless: emptyServerless(),
    sync: emptySync(now),
    streams: seedStreams(now),
    executions: new Map(),
    ...seedTelephony(now, filled),
  };
}
