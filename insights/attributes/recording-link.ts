/** The recording Insights would play for a segment. */
import { isObject, objectIn, type JsonObject } from './attributes';

export interface RecordingLink {
  /** As it stands on the task; of a provider, its address. */
  url: string;
  /** RE..., when the link names one. */
  sid: string | null;
  /** Where it stands. */
  from: 'segment_link' | 'media' | 'reservation media';
  /** ms since 1970, where the link tells when the recording began. */
  startTime: number | null;
}

function firstRecording(media: unknown): JsonObject | null {
  if (!Array.isArray(media)) return null;
  return media.filter(isObject).find(({ type }) => type === 'VoiceRecording') ?? null;
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

/** Media of the reservation replaces that of the task; of a list, the first recording is shown. */
export function recordingLink(root: JsonObject | null, reservation: string | null): RecordingLink | null {
  const byReservation = root?.reservation_attributes;
  const own = isObject(byReservation) && reservation !== null ? byReservation[reservation] : undefined;
  const conversations = objectIn(root, 'conversations');
  if (isObject(own) && Array.isArray(own.media)) {
    const media = firstRecording(own.media);
    return linkOf(media?.url ?? media?.url_provider, 'reservation media', media?.start_time);
  }
  if (Array.isArray(conversations.media)) {
    const media = firstRecording(conversations.media);
    return linkOf(media?.url ?? media?.url_provider, 'media', media?.start_time);
  }
  return linkOf(conversations.segment_link, 'segment_link');
}
