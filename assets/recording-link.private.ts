/** The link to a recording in the form this deployment wants: where it points and where on the task it stands. */
import { createHmac } from 'node:crypto';
import type { Conversations, MediaItem } from './attribute-types.private';
import type { Settings } from './settings.private';

/** What is known of a recording when its link is made. */
export interface Recording {
  sid: string;
  /** Milliseconds since 1970. */
  startTime?: number;
  /** 2 for a recording with customer and agent apart. */
  channels?: number;
}

/**
 * The address of a recording by RECORDING_ACCESS: Twilio's own, a link signed by us, or custom storage.
 * `now`: milliseconds since 1970, for the expiry of a signed link.
 */
export function recordingUrl(settings: Settings, recordingSid: string, now: number): string {
  const access = settings.RECORDING_ACCESS;
  if (access.kind === 'public') return `https://api.twilio.com/2010-04-01/Accounts/${settings.ACCOUNT_SID}/Recordings/${recordingSid}`;
  if (access.kind === 'signed') return signedUrl(settings, recordingSid, now);
  return access.template.replaceAll('{RecordingSid}', recordingSid);
}

function signedUrl(settings: Settings, recordingSid: string, now: number): string {
  const expires = expiryOf(settings, now);
  const signature = signRecording(settings.RECORDING_LINK_SECRET, recordingSid, expires);
  const scheme = settings.DOMAIN_NAME.startsWith('localhost') ? 'http' : 'https';
  return `${scheme}://${settings.DOMAIN_NAME}/recordings/media?RecordingSid=${recordingSid}&Expires=${expires}&Signature=${signature}`;
}

/**
 * Seconds since 1970 when a link ends. Rounded up to a whole day, so that repeated callbacks make the same link and a
 * repetition changes nothing.
 */
function expiryOf(settings: Settings, now: number): number {
  const day = 86_400;
  return Math.ceil(now / 1_000 / day) * day + settings.RECORDING_LINK_DAYS * day;
}

/** HMAC-SHA256 over recording and expiry, in URL-safe base64. */
export function signRecording(secret: string, recordingSid: string, expires: number): string {
  return createHmac('sha256', secret).update(`${recordingSid}.${expires}`).digest('base64url');
}

/** The media item of a recording; a deployment with a provider gives its address instead of the recording's. */
export function recordingMedia(settings: Settings, recording: Recording, now: number): MediaItem {
  const url = recordingUrl(settings, recording.sid, now);
  return {
    type: 'VoiceRecording',
    ...(settings.RECORDING_ACCESS.kind === 'provider' ? { url_provider: url } : { url }),
    ...(recording.startTime !== undefined && { start_time: recording.startTime }),
    // Only the two-channel order is documented; a wrong one distorts the talk-time metrics ("Turn on dual-channel recording").
    ...(recording.channels === 2 && { channels: ['customer', 'others'] }),
  };
}

/** The attributes of a task that carry the link of its recording. */
export function recordingAttributes(settings: Settings, recording: Recording, now: number): Conversations {
  if (linksAreMedia(settings)) return { media: [recordingMedia(settings, recording, now)] };
  return { segment_link: recordingUrl(settings, recording.sid, now) };
}

/** True when links stand in a media list: asked for, or needed because a provider cannot be a segment link. */
export function linksAreMedia(settings: Settings): boolean {
  return settings.RECORDING_LINK === 'media' || settings.RECORDING_ACCESS.kind === 'provider';
}
