/** What the workspace's event callback should become. Pure. */
import { namesIn, sameAddress, splitFragment, type Callback } from '../deployment/event-callback';

type CallbackPlan =
  | { kind: 'nothing' }
  | { kind: 'change'; callback: Callback }
  /** The callback belongs to another service; `callback`: what it would become. */
  | { kind: 'taken'; callback: Callback };

/**
 * Retries where one can help: no connection, no answer, 5xx. The Function may then run twice for an event, which it is
 * made for. https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
const overrides = { rc: '3', rp: 'ct,rt,5xx' };

/**
 * The address with our retries, where its fragment does not say otherwise. Commas stay commas, as Twilio writes them.
 */
export function withOverrides(url: string): string {
  const { address, fragment } = splitFragment(url);
  const given = fragment.split('&').filter(Boolean);
  const isOf = (name: string) => (part: string) => part.startsWith(`${name}=`);
  const ours = Object.entries(overrides).map(([name, value]) => given.find(isOf(name)) ?? `${name}=${value}`);
  return `${address}#${[...new Set([...ours, ...given])].join('&')}`;
}

/** A filter is kept and completed by the `wanted` events; an empty one becomes these. */
export function planCallback(current: Callback, address: string, wanted: readonly string[]): CallbackPlan {
  const ours = sameAddress(current.url, address);
  const url = withOverrides(ours ? current.url : address);
  const filter = [...new Set([...namesIn(current.filter), ...wanted])].join(',');
  const settled = current.url === url && namesIn(current.filter).join(',') === filter;
  if (settled) return { kind: 'nothing' };
  return { kind: current.url && !ours ? 'taken' : 'change', callback: { url, filter } };
}
