/** How long maps and items live: their TTL in seconds, on the sandbox's clock. */
import { readInteger } from '../../twilio/form-values';
import { type Call } from '../../twilio/route';

const longestTtlSeconds = 31_536_000;

/**
 * When the resource expires: null for 0, which means never; undefined when nothing is said.
 * `Ttl` is an alias that the longer name overrides.
 */
export function readExpiry({ form, world }: Call, name: 'ItemTtl' | 'CollectionTtl', alias?: 'Ttl') {
  const own = readInteger(form, name, 0, longestTtlSeconds);
  const seconds = own ?? (alias && readInteger(form, alias, 0, longestTtlSeconds));
  if (seconds === undefined) return undefined;
  return seconds === 0 ? null : world.clock.now() + seconds * 1000;
}

/** Whether it is still there. Twilio deletes within seconds of the end, here it is gone at once. */
export const isLive = (now: number, { dateExpires }: { dateExpires: number | null }): boolean =>
  dateExpires === null || dateExpires > now;
