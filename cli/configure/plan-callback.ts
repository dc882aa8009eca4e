/** What the workspace's event callback should become. Pure. */
import { handledEvents } from '../../assets/settings/handled-events';

/** The two fields of a workspace that belong together. */
export interface Callback {
  /** Empty: TaskRouter sends no events. */
  url: string;
  /** Empty: every event. */
  filter: string;
}

export type CallbackPlan =
  | { kind: 'nothing' }
  | { kind: 'change'; callback: Callback }
  /** The callback belongs to somebody else. */
  | { kind: 'taken' };

/**
 * Retries for what can be mended by one: no connection, no answer, 5xx. The Function may run twice for an event; it is made
 * for that. https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
const overrides = { rc: '3', rp: 'ct,rt,5xx' };

const namesIn = (filter: string) =>
  filter
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** The event names that a filter leaves out and the Function needs. */
export const missingEvents = (filter: string): string[] =>
  namesIn(filter).length ? handledEvents.filter((name) => !namesIn(filter).includes(name)) : [];

/** True when both lead to the same place; retries in the fragment do not count. */
export function sameAddress(one: string, other: string): boolean {
  const plain = (url: string) => (URL.canParse(url) ? new URL(url).href : url).replace(/#.*$/, '');
  return plain(one) === plain(other);
}

/** The address with our retries, where its fragment does not say otherwise. Commas stay commas, as Twilio writes them. */
export function withOverrides(url: string): string {
  const [address, fragment = ''] = url.split('#');
  const given = Object.fromEntries(new URLSearchParams(fragment));
  const all = Object.entries({ ...overrides, ...given }).map(([name, value]) => `${name}=${value}`);
  return `${address}#${all.join('&')}`;
}

/** `force` takes the callback over from another address. A filter is kept and completed; none at all becomes ours. */
export function planCallback(current: Callback, address: string, force: boolean): CallbackPlan {
  const ours = sameAddress(current.url, address);
  if (current.url && !ours && !force) return { kind: 'taken' };
  const url = withOverrides(ours ? current.url : address);
  const filter = [...new Set([...namesIn(current.filter), ...handledEvents])].join(',');
  const settled = current.url === url && namesIn(current.filter).join(',') === filter;
  return settled ? { kind: 'nothing' } : { kind: 'change', callback: { url, filter } };
}
