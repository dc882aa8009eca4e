/** A media list (conversations.media, reservation_attributes.*.media) keyed by recording, never by index. Pure. */
import { sidPattern } from '../findings/sid';
import { isJsonObject } from './json';

const recordingSid = new RegExp(`(?<![0-9a-z])${sidPattern('RE')}(?![0-9a-z])`, 'i');

/** The SID of the recording that an address leads to, in lower case; undefined when it names none. */
export function recordingIn(address: unknown): string | undefined {
  if (typeof address !== 'string') return undefined;
  return recordingSid.exec(address)?.[0].toLowerCase();
}

/** What tells two items of a list apart: the recording or transcript they show, whatever link leads to it. */
export function mediaKey(item: unknown): string {
  if (!isJsonObject(item)) return JSON.stringify(item);
  const address =
    [item.url, item.url_provider, item.sid].find((each): each is string => typeof each === 'string') ?? '';
  return recordingIn(address) ?? JSON.stringify([item.type, address]);
}

/**
 * The list with the given items appended; an item for the same recording is replaced in its place. A list that is
 * not one (null, absent) starts empty.
 */
export function mergeMedia(current: unknown, items: readonly unknown[]): unknown[] {
  const merged = Array.isArray(current) ? [...current] : [];
  for (const item of items) {
    const place = merged.findIndex((each) => mediaKey(each) === mediaKey(item));
    if (place === -1) merged.push(item);
    else merged[place] = item;
  }
  return merged;
}
