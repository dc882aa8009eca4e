/** The recording Insights would play for a segment. */
import { isObject, objectIn, type JsonObject } from './attributes';

export interface RecordingLink {
  /** As it stands on the task; for a recording kept elsewhere, the provider's address. */
  url: string;
  /** RE..., if the link names one. */
  sid: string | null;
  /** Where it stands. */
  from: 'segment_link' | 'media' | 'reservation media';
  /** When the recording began, in ms since 1970; null where the link does not say. */
  startTime: number | null;
}

function linkOf(url: unknown, from: RecordingLink['from'], startTime: unknown = null): RecordingLink | null {
  if (typeof url !== 'string' || url === '') return null;
  return {
    url,
    sid: /RE[0-9a-f]{32}/.exec(url)?.[0] ?? null,
    from,
    startTime: typeof startTime === 'number' ? startTime : null,
  };
}

function firstLink(media: unknown[], from: RecordingLink['from']): RecordingLink | null {
  const recording = media.filter(isObject).find(({ type }) => type === 'VoiceRecording');
  return linkOf(recording?.url ?? recording?.url_provider, from, recording?.start_time);
}

/** Media of the reservation replace those of the task; the first recording of a list is shown. */
export function recordingLink(root: JsonObject | null, reservation: string | null): RecordingLink | null {
  const byReservation = root?.reservation_attributes;
  const own = isObject(byReservation) && reservation !== null ? byReservation[reservation] : undefined;
  const conversations = objectIn(root, 'conversations');
  if (isObject(own) && Array.isArray(own.media)) return firstLink(own.media, 'reservation media');
  if (Array.isArray(conversations.media)) return firstLink(conversations.media, 'media');
  return linkOf(conversations.segment_link, 'segment_link');
}
