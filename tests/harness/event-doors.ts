/** The two doors events of tasks come through; what is shared must hold behind both. */
import { cloudEventOf, type CloudEvent } from '../../sandbox/events/cloud-event';
import { type Bundle } from './bundle';
import { path, type Recorded } from './task-events';

export const streamsPath = '/webhooks/event-streams';
export const streamsToken = 'streams-token-of-32-characters-00';
/** Opens the second door. */
export const streamsVariables = { EVENT_STREAMS_TOKEN: streamsToken };

/** A callback's event as Event Streams delivers it: what is blank there is absent here. */
export function streamed(event: Recorded): CloudEvent {
  const at = Number(event.TimestampMs ?? 0) || Number(event.Timestamp ?? 0) * 1000;
  const parameters = Object.fromEntries(Object.entries(event).filter(([, value]) => value !== ''));
  const told = cloudEventOf({ sid: event.Sid ?? 'EV0', type: event.EventType, at, parameters } as never, 4);
  if (event.Reason) Object.assign(told.data.payload as object, { reason: event.Reason });
  return told;
}

/** Sends a body as JSON, with the right credentials unless others are given. */
export async function sendToStreams(
  bundle: Bundle,
  body: unknown,
  credentials: string | undefined = `event-streams:${streamsToken}`,
): Promise<{ status: number; text: string }> {
  const response = await fetch(bundle.functions.url + streamsPath, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(credentials && { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

type Send = (bundle: Bundle, event: Recorded) => Promise<{ status: number }>;

export const eventDoors: [string, Send][] = [
  ['the event callback', (bundle, event) => bundle.call(path, event)],
  ['Event Streams', (bundle, event) => sendToStreams(bundle, [streamed(event)])],
];
