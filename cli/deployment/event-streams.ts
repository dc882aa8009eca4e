/** The sinks of Event Streams that lead to the Function, and what is subscribed to: read, and told apart by token. */
import { type Context } from '../../assets/twilio/context';
import { wantedEvents } from '../../assets/settings/handled-events';
import { streamsUser, taskRouterTypes } from '../../assets/settings/event-streams';
import { type Settings } from '../../assets/settings/settings';
import { listAll } from '../account/list-all';
import { problemOf, type Found } from '../tool/found';
import { sameAddress } from './event-callback';

/** The version of the schema by the type of the event. */
export type Types = Readonly<Record<string, number>>;

export interface Stream {
  sinkSid: string;
  /** initialized, validating, active or failed. */
  status: string;
  method: string;
  /** Holds a token: never shown, and never written to a file. */
  destination: string;
  /** A sink carries one; undefined: nothing arrives through it. */
  subscription?: { sid: string; types: Types };
}

/** Through which events arrive. */
export type SubscribedStream = Stream & Required<Pick<Stream, 'subscription'>>;

export const isSubscribed = (stream: Stream): stream is SubscribedStream => stream.subscription !== undefined;

/** The newest there is. Without one Twilio takes the newest of the day, which may read otherwise. */
const schemaVersion = 4;

/** Those that this deployment has a use for. */
export const wantedTypes = (settings: Pick<Settings, 'HANG_UP_BY'>): Types =>
  Object.fromEntries(wantedEvents(settings).map((name) => [taskRouterTypes + name, schemaVersion]));

/** The address with the credentials that the Function wants to see: a secret. */
export function destinationOf(address: string, token: string): string {
  const url = new URL(address);
  url.username = streamsUser;
  url.password = encodeURIComponent(token);
  return url.href;
}

/** Every webhook sink to this address, whatever its token. `within`: milliseconds that one request of it may take. */
export async function readStreams(context: Context, address: string, within?: number): Promise<Found<Stream[]>> {
  const sinks = await listAll(context, (client) => client.events.v1.sinks, within);
  if (!sinks.ok) return { problem: problemOf(sinks, 'the list of sinks') };
  const ours = sinks.body.filter(
    ({ sinkType, sinkConfiguration }) =>
      sinkType === 'webhook' && leadsTo(textOf(sinkConfiguration, 'destination'), address),
  );
  if (!ours.length) return { value: [] };

  const subscriptions = await listAll(context, (client) => client.events.v1.subscriptions, within);
  if (!subscriptions.ok) return { problem: problemOf(subscriptions, 'the list of subscriptions') };
  const streams: Stream[] = [];
  for (const { sid: sinkSid, status, sinkConfiguration } of ours) {
    const stream: Stream = {
      sinkSid,
      status,
      method: textOf(sinkConfiguration, 'method'),
      destination: textOf(sinkConfiguration, 'destination'),
    };
    const subscription = subscriptions.body.find((each) => each.sinkSid === sinkSid);
    if (subscription) {
      const { sid } = subscription;
      const events = await listAll(context, (client) => client.events.v1.subscriptions(sid).subscribedEvents, within);
      if (!events.ok) return { problem: problemOf(events, 'the types of a subscription') };
      const types = Object.fromEntries(events.body.map((each) => [each.type, each.schemaVersion]));
      stream.subscription = { sid, types };
    }
    streams.push(stream);
  }
  return { value: streams };
}

const textOf = (configuration: unknown, name: string): string => {
  const value = (configuration as Record<string, unknown> | null)?.[name];
  return typeof value === 'string' ? value : '';
};

function leadsTo(destination: string, address: string): boolean {
  if (!URL.canParse(destination)) return false;
  const url = new URL(destination);
  [url.username, url.password] = ['', ''];
  return sameAddress(url.href, address);
}

/**
 * What a sink's credentials are to the Function, which takes one token, or an older and a newer one. hidden: the answer
 * has asterisks in place of the password, so that nobody can tell.
 */
export function tokenOf({ destination }: Pick<Stream, 'destination'>, tokens: readonly string[]) {
  const { user, password } = credentialsOf({ destination });
  if (/^\*+$/.test(password)) return 'hidden';
  const isOf = (token: string) => user === streamsUser && password === token;
  if (isOf(tokens.at(-1)!)) return 'newest';
  return tokens.some(isOf) ? 'older' : 'wrong';
}

/** What the sink sends; the password is a secret. */
export function credentialsOf({ destination }: Pick<Stream, 'destination'>): { user: string; password: string } {
  const { username, password } = new URL(destination);
  return { user: decoded(username), password: decoded(password) };
}

/** As it is where it is not encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
