/** What the workspace's event callback should become. Pure. */
import { namesIn, sameAddress, type Callback } from '../deployment/event-callback';

type CallbackPlan =
  | { kind: 'nothing' }
  | { kind: 'change'; callback: Callback }
  /** The callback belongs to another service. */
  | { kind: 'taken' };

/**
 * Retries where one can help: no connection, no answer, 5xx. The Function may then run twice for an event, which it is
 * made for. https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
const overrides = { rc: '3', rp: 'ct,rt,5xx' };

/**
 * The address with our retries, where its fragment does not say otherwise. Commas stay commas, as Twilio writes them.
 */
export function withOverrides(url: string): string {
  const [address, fragment = ''] = url.split('#');
  const given = Object.fromEntries(new URLSearchParams(fragment));
  const all = Object.entries({ ...overrides, ...given }).map(([name, value]) => `${name}=${value}`);
  return `${address}#${all.join('&')}`;
}

/**
 * `force` replaces the address of another service. A filter is kept and completed by the `wanted` events; an empty one
 * becomes these.
 */
export function planCallback(
  current: Callback,
  address: string,
  wanted: readonly string[],
  force: boolean,
): CallbackPlan {
  const ours = sameAddress(current.url, address);
  if (current.url && !ours && !force) return { kind: 'taken' };
  const url = withOverrides(ours ? current.url : address);
  const filter = [...new Set([...namesIn(current.filter), ...wanted])].join(',');
  const settled = current.url === url && namesIn(current.filter).join(',') === filter;
  return settled ? { kind: 'nothing' } : { kind: 'change', callback: { url, filter } };
}
