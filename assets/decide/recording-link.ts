/** The link to a recording in the form this deployment wants: where it points and where on the task it stands. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { recordingIn, twilioRecording } from '../attributes/recording-address';
import { type Conversations, type MediaItem } from '../attributes/types';
import { ownAddress } from '../settings/own-address';
import { type Settings } from '../settings/settings';

/** What is known of a recording when its link is made. */
export interface Recording {
  sid: string;
  /** Milliseconds since 1970. */
  startTime?: number;
  /** 2 when customer and agent are recorded apart. */
  channels?: number;
  /** Who is heard in the first of two channels. Unknown: the channels are not named. */
  firstChannel?: 'customer' | 'others';
}

/**
 * The address of a recording by RECORDING_ACCESS: Twilio's own, a link signed by us, or custom storage.
 * `now`: milliseconds since 1970, for the expiry of a signed link.
 */
export function recordingUrl(settings: Settings, recordingSid: string, now: number): string {
  const access = settings.RECORDING_ACCESS;
  if (access.kind === 'public')
    return `https://api.twilio.com/2010-04-01/Accounts/${settings.ACCOUNT_SID}/Recordings/${recordingSid}`;
  if (access.kind === 'signed') return signedUrl(settings, recordingSid, expiryOf(settings, now));
  return access.template.replaceAll('{RecordingSid}', recordingSid);
}

/**
 * True when `link` is one that this deployment makes for the recording, so that writing it again would gain nothing. A
 * signed link may have any expiry that is still to come; Twilio's may have an extension or a query.
 */
export function isCurrentLink(settings: Settings, link: unknown, recordingSid: string, now: number): boolean {
  if (typeof link !== 'string') return false;
  const { kind } = settings.RECORDING_ACCESS;
  if (kind === 'signed') {
    const expires = Number(/[?&]Expires=(\d+)/.exec(link)?.[1]);
    return expires > now / 1000 && link === signedUrl(settings, recordingSid, expires);
  }
  const url = recordingUrl(settings, recordingSid, now);
  return kind === 'public' ? link.startsWith(url) && /^(\.\w+)?(\?.*)?$/.test(link.slice(url.length)) : link === url;
}

/**
 * True when `link` leads to the recording and is of a kind that this deployment makes, or made under other variables:
 * Twilio's own of the account, a signed link of this address whatever its expiry and signature, the storage's by the
 * template. Any other link is somebody else's, even when it leads to the same recording.
 */
export function couldBeOurs(settings: Settings, link: unknown, recordingSid: string): boolean {
  if (recordingIn(link) !== recordingSid.toLowerCase() || !URL.canParse(String(link))) return false;
  const { RECORDING_ACCESS: access, ACCOUNT_SID } = settings;
  const url = new URL(String(link));
  return (
    twilioRecording(url)?.account === ACCOUNT_SID.toLowerCase() ||
    `${url.origin}${url.pathname}` === `${ownAddress(settings)}/recordings/media` ||
    ('template' in access && link === access.template.replaceAll('{RecordingSid}', recordingSid))
  );
}

function signedUrl(settings: Settings, recordingSid: string, expires: number): string {
  const signature = signRecording(settings.RECORDING_LINK_SECRET, recordingSid, expires);
  return `${ownAddress(settings)}/recordings/media?RecordingSid=${recordingSid}&Expires=${expires}&Signature=${signature}`;
}

/** Seconds since 1970 when a link made now ends, rounded up to a whole day. */
function expiryOf(settings: Settings, now: number): number {
  const day = 86_400;
  return Math.ceil(now / 1000 / day) * day + settings.RECORDING_LINK_DAYS * day;
}

/** HMAC-SHA256 over recording and expiry (seconds since 1970), in URL-safe base64. */
export function signRecording(secret: string, recordingSid: string, expires: number | string): string {
  return createHmac('sha256', secret).update(`${recordingSid}.${expires}`).digest('base64url');
}

/**
 * Whether a signed link may be followed: `forged` when the signature is not ours, `expired` when its time is over.
 * `expires` as it stands in the link; takes the same time whatever the signature is.
 */
export function judgeLink(
  settings: Settings,
  link: { recordingSid: string; expires: string; signature: string },
  now: number,
): 'good' | 'forged' | 'expired' {
  const right = Buffer.from(signRecording(settings.RECORDING_LINK_SECRET, link.recordingSid, link.expires));
  const given = Buffer.from(link.signature);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 'forged';
  return Number(link.expires) > now / 1000 ? 'good' : 'expired';
}

/** The media item of a recording; a deployment with a provider gives its address instead of the recording's. */
export function recordingMedia(settings: Settings, recording: Recording, now: number): MediaItem {
  const url = recordingUrl(settings, recording.sid, now);
  const { startTime, channels, firstChannel } = recording;
  return {
    type: 'VoiceRecording',
    ...(settings.RECORDING_ACCESS.kind === 'provider' ? { url_provider: url } : { url }),
    ...(startTime !== undefined && { start_time: startTime }),
    // A wrong order distorts the talk-time metrics ("Turn on dual-channel recording"): none is better than a guess.
    ...(channels === 2 &&
      firstChannel && { channels: firstChannel === 'customer' ? ['customer', 'others'] : ['others', 'customer'] }),
  };
}

/** The attributes of a task that carry the link of its recording. Throws NotConfigured when links cannot be made. */
export function recordingAttributes(settings: Settings, recording: Recording, now: number): Conversations {
  if (linksAreMedia(settings)) return { media: [recordingMedia(settings, recording, now)] };
  return { segment_link: recordingUrl(settings, recording.sid, now) };
}

/** True when links stand in a media list: asked for, or needed because a provider cannot be a segment link. */
export function linksAreMedia(settings: Settings): boolean {
  return settings.RECORDING_LINK === 'media' || settings.RECORDING_ACCESS.kind === 'provider';
}
