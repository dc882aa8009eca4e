/** What is remembered of events.twilio.com: where events go, and which. Times are ms since 1970. */
import { fixedSid } from './sids';

export interface Sink {
  sid: string;
  description: string;
  /** Of a webhook; `destination` may carry a user and a password. */
  configuration: { destination: string; method: 'POST'; batch_events: boolean };
  dateCreated: number;
  dateUpdated: number;
}

export interface Subscription {
  sid: string;
  description: string;
  sinkSid: string;
  /** The version of the schema by the type of the event. */
  types: Map<string, number>;
  dateCreated: number;
  dateUpdated: number;
}

export interface StreamState {
  sinks: Map<string, Sink>;
  subscriptions: Map<string, Subscription>;
}

/** A sink and its subscription as they are to be from the start. */
export interface EventStream {
  destination: string;
  /** com.twilio.taskrouter.task.created ... */
  types: string[];
  /** Default: false, each event by itself. */
  batch?: boolean;
}

export const schemaId = 'TaskRouter.WDSEvent';
export const latestSchemaVersion = 4;

export function seedStreams(now: number, stream?: EventStream): StreamState {
  if (!stream) return { sinks: new Map(), subscriptions: new Map() };
  const dates = { dateCreated: now, dateUpdated: now };
  const { destination, types, batch = false } = stream;
  const sink: Sink = {
    ...dates,
    sid: fixedSid('DG', 1),
    description: 'Seeded',
    configuration: { destination, method: 'POST', batch_events: batch },
  };
  const subscription: Subscription = {
    ...dates,
    sid: fixedSid('DF', 1),
    description: 'Seeded',
    sinkSid: sink.sid,
    types: new Map(types.map((type) => [type, latestSchemaVersion])),
  };
  return { sinks: new Map([[sink.sid, sink]]), subscriptions: new Map([[subscription.sid, subscription]]) };
}
