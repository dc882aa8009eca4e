/** Everything the sandbox remembers. Times are ms since 1970 on its clock; attributes are text, as Twilio keeps them. */
import { type EventStore } from './event-store';
import { type ServerlessState } from './serverless-state';
import { type StreamState } from './stream-state';
import { type Execution } from './studio-state';
import { type SyncService } from './sync-state';
import { type Telephony } from './telephony-state';

export type TaskStatus = 'pending' | 'reserved' | 'assigned' | 'wrapping' | 'completed' | 'canceled';

export interface Workspace {
  sid: string;
  friendlyName: string;
  eventCallbackUrl: string;
  eventsFilter: string;
  multiTaskEnabled: boolean;
  prioritizeQueueOrder: 'FIFO' | 'LIFO';
  defaultActivitySid: string;
  timeoutActivitySid: string;
  dateCreated: number;
  dateUpdated: number;
}

export interface Activity {
  sid: string;
  friendlyName: string;
  available: boolean;
}

export interface TaskChannel {
  sid: string;
  uniqueName: string;
  friendlyName: string;
}

export interface TaskQueue {
  sid: string;
  friendlyName: string;
  targetWorkers: string;
}

export interface Workflow {
  sid: string;
  friendlyName: string;
  /** TaskRouter's JSON: `{ task_routing: { filters, default_filter } }`. */
  configuration: string;
  taskReservationTimeout: number;
}

export interface Task {
  sid: string;
  version: number;
  /** Text of a JSON object; null or anything else only when put there through /sandbox/tasks. */
  attributes: string | null;
  assignmentStatus: TaskStatus;
  reason: string | null;
  priority: number;
  /** Seconds it may wait before TaskRouter cancels it. */
  timeout: number;
  workflowSid: string;
  taskQueueSid: string;
  taskChannelSid: string;
  routingTarget: string | null;
  ignoreCapacity: boolean;
  dateCreated: number;
  dateUpdated: number;
  virtualStartTime: number;
  taskQueueEnteredDate: number | null;
  dateEnded: number | null;
}

export interface Worker {
  sid: string;
  version: number;
  friendlyName: string;
  attributes: string;
  activitySid: string;
  dateCreated: number;
  dateUpdated: number;
  dateStatusChanged: number;
}

export type ReservationStatus =
  | 'pending'
  | 'accepted'
  | 'rejected'
  | 'timeout'
  | 'canceled'
  | 'rescinded'
  | 'wrapping'
  | 'completed';

/** A task offered to a worker. */
export interface Reservation {
  sid: string;
  version: number;
  taskSid: string;
  workerSid: string;
  status: ReservationStatus;
  /** The agent's leg of the call; null before they accept, and for what is not a call. */
  callSid: string | null;
  /** The transfer that made it; null for an ordinary offer. */
  transfer: Transfer | null;
  dateCreated: number;
  dateUpdated: number;
}

/** A task on its way from one agent to another. */
export interface Transfer {
  mode: 'COLD' | 'WARM';
  /** A worker's or a queue's SID. */
  to: string;
  /** The reservation of the agent who transfers. */
  fromReservation: string;
}

export interface InteractionChannel {
  sid: string;
  interactionSid: string;
  type: string;
  status: 'active' | 'closed' | 'inactive';
}

export interface State extends Telephony {
  workspace: Workspace;
  activities: Map<string, Activity>;
  taskChannels: Map<string, TaskChannel>;
  taskQueues: Map<string, TaskQueue>;
  workflows: Map<string, Workflow>;
  tasks: Map<string, Task>;
  workers: Map<string, Worker>;
  reservations: Map<string, Reservation>;
  interactionChannels: Map<string, InteractionChannel>;
  /** Of TaskRouter, for its Events resource. */
  events: EventStore;
  serverless: ServerlessState;
  sync: Map<string, SyncService>;
  /** Of Event Streams. */
  streams: StreamState;
  /** Of Studio. */
  executions: Map<string, Execution>;
}

/** Undefined when the text is not the JSON of an object: rules that look into attributes then match nothing. */
export function parseAttributes(text: string | null): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
