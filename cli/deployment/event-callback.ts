/** The workspace's event callback, to which TaskRouter sends its events: read, compared, and shown without secrets. */
import { type Context } from '../../assets/twilio/context';
import { problemOf, type Found } from '../tool/found';

/** The two fields of a workspace that belong together. */
export interface Callback {
  /** Empty: TaskRouter sends no events. */
  url: string;
  /** Empty: every event. */
  filter: string;
}

export interface Workspace {
  sid: string;
  friendlyName: string;
  callback: Callback;
}

/** The two fields as a response carries them. */
export const callbackIn = (body: { eventCallbackUrl: string | null; eventsFilter: string | null }): Callback => ({
  url: body.eventCallbackUrl ?? '',
  filter: body.eventsFilter ?? '',
});

/** The workspace of the settings. Throws NotConfigured for a variable. */
export async function readWorkspace({ twilio, settings }: Context): Promise<Found<Workspace>> {
  const sid = settings.TASKROUTER_WORKSPACE_SID;
  const answer = await twilio.ask((client) => client.taskrouter.v1.workspaces(sid).fetchWithHttpInfo());
  if (answer.ok) return { value: { sid, friendlyName: answer.body.friendlyName, callback: callbackIn(answer.body) } };
  if (answer.problem !== 'not-found') return { problem: problemOf(answer, 'the workspace') };
  const why = `The account has no workspace ${sid}.`;
  const todo = 'Set TASKROUTER_WORKSPACE_SID to the Flex workspace (Console > TaskRouter > Workspaces).';
  return { problem: { why, todo } };
}

export const namesIn = (filter: string): string[] =>
  filter
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** Events that the Function has a use for (`wanted`) and the filter leaves out. */
export function missingEvents(filter: string, wanted: readonly string[]): string[] {
  const names = namesIn(filter);
  return names.length ? wanted.filter((name) => !names.includes(name)) : [];
}

/** True when both lead to the same place; retries in the fragment do not count. */
export function sameAddress(one: string, other: string): boolean {
  const plain = (url: string) => splitFragment(URL.canParse(url) ? new URL(url).href : url).address;
  return plain(one) === plain(other);
}

/** The fragment is all that follows the first #. */
export function splitFragment(url: string): { address: string; fragment: string } {
  const [address, ...rest] = url.split('#');
  return { address, fragment: rest.join('#') };
}

/** Overrides of a connection, which are no secret. https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides */
const overrideNames = new Set(['ct', 'rt', 'tt', 'rc', 'rp', 'sni', 'e']);

/** An address that may be shown: whoever set it up may have put a password or a token into it. */
export function harmlessUrl(text: string): string {
  if (!text) return '';
  if (!URL.canParse(text)) return `(${text.length} characters that are not an address)`;
  const url = new URL(text);
  const account = url.username || url.password ? '***@' : '';
  const query = masked(url.search.slice(1), () => false);
  const fragment = masked(url.hash.slice(1), (name) => overrideNames.has(name));
  return `${url.protocol}//${account}${url.host}${url.pathname}${query && `?${query}`}${fragment && `#${fragment}`}`;
}

/** A part without a plain name is a value, such as a token. */
function masked(parameters: string, mayBeShown: (name: string) => boolean): string {
  const mask = (part: string) => {
    const [name, ...value] = part.split('=');
    if (!value.length || !/^[\w.-]{1,40}$/.test(name)) return '***';
    return mayBeShown(name) ? part : `${name}=***`;
  };
  return parameters && parameters.split('&').map(mask).join('&');
}
