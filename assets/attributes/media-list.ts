/** A media list (conversations.media, reservation_attributes.*.media) keyed by what its items show, never by index. */
import { isJsonObject } from './json';
import { recordingIn } from './recording-address';

/** True for the sound of a recording; every other type is a page, a transcript or raw data. */
export const isVoice = (item: unknown): boolean => isJsonObject(item) && item.type === 'VoiceRecording';

/**
 * What tells two items of a list apart: the type, and for a voice recording which one it is, whatever link leads to
 * it. The address of a transcript may name a recording too and shows something else, so there it counts whole.
 */
export function mediaKey(item: unknown): string {
  if (!isJsonObject(item)) return JSON.stringify(item);
  const addresses = [item.url, item.url_provider, item.sid].filter((each) => typeof each === 'string');
  const recording = isVoice(item) ? addresses.map(recordingIn).find((each) => each !== undefined) : undefined;
  return JSON.stringify([item.type, recording ?? addresses[0]]);
}

/**
 * The list with the given items appended; an item that shows the same is replaced in its place. Null and absent are an
 * empty list; undefined when the current value is anything else, which would be lost.
 */
export function mergeMedia(current: unknown, items: readonly unknown[]): unknown[] | undefined {
  const list = current ?? [];
  if (!Array.isArray(list)) return undefined;
  const merged: unknown[] = [...list];
  for (const item of items) {
    const place = merged.findIndex((each) => mediaKey(each) === mediaKey(item));
    if (place === -1) merged.push(item);
    else merged[place] = item;
  }
  return merged;
}

/** The items that show the same as an earlier one of their list and are not its copy, by index. */
export function repeatedMedia(list: readonly unknown[]): { place: number; earlier: number }[] {
  return list.flatMap((item, place) => {
    const earlier = list.findIndex((each) => mediaKey(each) === mediaKey(item));
    return JSON.stringify(list[earlier]) === JSON.stringify(item) ? [] : [{ place, earlier }];
  });
}
