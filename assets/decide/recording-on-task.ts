/** Decides where on a task the link of a recording is put, and what is removed when there is no recording. Pure. */
import { type MediaItem } from '../attributes/types';
import { finding, type Finding } from '../findings/finding';
import { isVoice, mediaKey, mergeMedia } from '../attributes/media-list';
import { recordingIn } from '../attributes/recording-address';
import { change, rewrite, unchanged, unreadable, type Decision, type Task } from './decision';
import {
  couldBeOurs,
  isCurrentLink,
  linksAreMedia,
  recordingMedia,
  recordingUrl,
  type Recording,
} from './recording-link';
import { type Settings } from '../settings/settings';
import { isJsonObject, mergeInto, writeAttributes, type JsonObject } from '../attributes/json';

/** A recording and what it belongs to. */
export interface TaskRecording extends Recording {
  /** The call leg that is recorded; absent for a conference. */
  callSid?: string;
  /** Media links then go to this reservation alone, for the recording of one agent. */
  reservationSid?: string;
}

/** Of a task, all that decides about links: there may be none yet. */
type Attributed = Pick<Task, 'attributes'>;

/**
 * Puts the link of a recording on its task, once: whatever order and number of callbacks ask for it. As segment link
 * the first recording stays, since there can be only one. A link that this deployment could not have made stays where it
 * is, for it may be the one that plays. `now`: milliseconds since 1970.
 */
export function attachRecording(settings: Settings, task: Attributed, given: TaskRecording, now: number): Decision {
  if (!linksAreMedia(settings)) return attachSegmentLink(settings, task, given.sid, now);
  const recording = { ...given, firstChannel: given.firstChannel ?? firstChannelOf(task.attributes, given.callSid) };
  const { reservationSid } = recording;
  const decision = reservationSid
    ? attachToReservation(settings, task, recording, reservationSid, now)
    : attachToTask(settings, task, recording, now);
  const same = decision.kind === 'change' && writeAttributes(decision.attributes) === writeAttributes(task.attributes);
  return same ? { kind: 'unchanged', warnings: decision.warnings } : decision;
}

function attachSegmentLink(settings: Settings, task: Attributed, recordingSid: string, now: number): Decision {
  const standing = objectIn(task.attributes, 'conversations')?.segment_link;
  if (isCurrentLink(settings, standing, recordingSid, now)) return unchanged;
  if (isGiven(standing) && !couldBeOurs(settings, standing, recordingSid))
    return { kind: 'unchanged', warnings: [leftAsItIs(standing, recordingSid)] };
  return change(task, { conversations: { segment_link: recordingUrl(settings, recordingSid, now) } });
}

function leftAsItIs(standing: unknown, recordingSid: string): Finding {
  const field = 'conversations.segment_link';
  if (recordingIn(standing) === recordingSid.toLowerCase()) return foreignLink(field);
  return finding(
    field,
    'leads elsewhere already and was left as it is',
    'set RECORDING_LINK=media to keep several recordings',
  );
}

const foreignLink = (field: string): Finding =>
  finding(
    field,
    'leads to this recording at an address that is not of this deployment, and was left as it is',
    'remove it to get the link of RECORDING_ACCESS, or set RECORDING_ACCESS to that address',
  );

function attachToTask(settings: Settings, task: Attributed, recording: TaskRecording, now: number): Decision {
  const list = listOf(objectIn(task.attributes, 'conversations')?.media);
  const { item, warnings } = mediaItem(settings, list, recording, now, 'conversations.media');
  return change(task, { conversations: { media: [item] } }, { warnings });
}

/** A reservation's list replaces the task's for that reservation, so it starts with the task's other media. */
function attachToReservation(
  settings: Settings,
  task: Attributed,
  recording: TaskRecording,
  reservationSid: string,
  now: number,
): Decision {
  const place = `reservation_attributes.${reservationSid}`;
  const own = objectIn(task.attributes, 'reservation_attributes')?.[reservationSid] ?? {};
  if (!isJsonObject(own)) return unreadable(place, 'an object');
  const others = listOf(objectIn(task.attributes, 'conversations')?.media).filter((item) => !isVoice(item));
  const list = isAbsent(own.media) ? others : own.media;
  const { item, warnings } = mediaItem(settings, listOf(list), recording, now, `${place}.media`);
  const media = mergeMedia(list, [item]);
  if (!media) return unreadable(`${place}.media`, 'a list');
  const merged = mergeInto(task.attributes, 'reservation_attributes', {
    [reservationSid]: { ...own, media },
  });
  if (!merged) return unreadable('reservation_attributes', 'an object');
  return rewrite(merged, warnings);
}

/**
 * The item that stands for this recording already (its title, its link where that is right or not ours), with what it
 * lacks; else a new one. `field`: where the list stands, for the warnings.
 */
function mediaItem(
  settings: Settings,
  list: unknown[],
  recording: TaskRecording,
  now: number,
  field: string,
): { item: MediaItem; warnings: Finding[] } {
  const ours = recordingMedia(settings, recording, now);
  const place = list.findIndex((item) => mediaKey(item) === mediaKey(ours));
  if (place === -1) return { item: ours, warnings: hiddenBehind(list, field) };
  const standing = list[place] as JsonObject;
  const { url, url_provider, ...rest } = standing;
  const current = isCurrentLink(settings, ours.url ? url : url_provider, recording.sid, now);
  const foreign = !current && hasForeignLink(settings, standing, recording.sid);
  const { url: _url, url_provider: _provider, ...about } = ours;
  const kept = current || foreign ? standing : rest;
  const lacking = Object.entries(foreign ? about : ours).filter(([key]) => kept[key] === undefined);
  return {
    item: { ...kept, ...Object.fromEntries(lacking) } as unknown as MediaItem,
    warnings: foreign ? [foreignLink(`${field}[${place}]`)] : [],
  };
}

const linksOf = ({ url, url_provider }: JsonObject): unknown[] => [url, url_provider].filter(isGiven);

const hasForeignLink = (settings: Settings, item: JsonObject, recordingSid: string): boolean =>
  linksOf(item).some((link) => !couldBeOurs(settings, link, recordingSid));

/**
 * Insights shows the first voice recording of a list only ("Custom Media attached to Conversations"). Told when an item
 * is added, not again by each callback.
 */
function hiddenBehind(list: unknown[], field: string): Finding[] {
  if (!list.some(isVoice)) return [];
  return [
    finding(
      field,
      'has another voice recording before this one, and Insights plays the first only',
      'give ReservationSid for recordings of one agent each',
    ),
  ];
}

/**
 * Whose leg is in the first channel: a leg's recording has what comes from that leg there ("Turn on dual-channel
 * recording"). Undefined for a conference, whose order is that of joining and whose download is mono anyway.
 */
function firstChannelOf(attributes: JsonObject, callSid: string | undefined): Recording['firstChannel'] {
  if (!callSid) return undefined;
  const conference = objectIn(attributes, 'conference');
  const { customer, worker } = (conference && objectIn(conference, 'participants')) ?? {};
  if (callSid === worker || callSid === attributes.worker_call_sid) return 'others';
  return callSid === customer || callSid === attributes.call_sid ? 'customer' : undefined;
}

/**
 * Removes every link to a recording that does not exist from the task, and nothing else: not what somebody else tells
 * of it.
 */
export function detachRecording(settings: Settings, task: Task, recordingSid: string): Decision {
  const key = mediaKey({ type: 'VoiceRecording', sid: recordingSid });
  const isIt = (item: unknown) =>
    isJsonObject(item) &&
    mediaKey(item) === key &&
    linksOf(item).length > 0 &&
    !hasForeignLink(settings, item, recordingSid);
  let attributes = task.attributes;
  const conversations = objectIn(attributes, 'conversations');
  if (conversations) {
    const link = couldBeOurs(settings, conversations.segment_link, recordingSid) ? { segment_link: null } : {};
    attributes = mergeInto(attributes, 'conversations', { ...link, ...withoutItem(conversations, isIt) })!;
  }
  for (const [reservationSid, own] of Object.entries(objectIn(attributes, 'reservation_attributes') ?? {})) {
    if (!isJsonObject(own) || !listOf(own.media).some(isIt)) continue;
    const { media, ...rest } = { ...own, ...withoutItem(own, isIt) };
    const left = media === null ? rest : { ...rest, media };
    attributes = mergeInto(attributes, 'reservation_attributes', {
      [reservationSid]: Object.keys(left).length ? left : null,
    })!;
  }
  return rewrite(attributes);
}

/**
 * The change that removes an item from a list of media; an empty list is removed too, since any list replaces Insights'
 * own media.
 */
function withoutItem(holder: JsonObject, isIt: (item: unknown) => boolean): JsonObject {
  const list = listOf(holder.media);
  const left = list.filter((item) => !isIt(item));
  if (left.length === list.length) return {};
  return { media: left.length ? left : null };
}

function objectIn(holder: JsonObject, key: string): JsonObject | undefined {
  const value = Object.hasOwn(holder, key) ? holder[key] : undefined;
  return isJsonObject(value) ? value : undefined;
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const isGiven = (value: unknown): boolean => !isAbsent(value) && value !== '';

const listOf = (media: unknown): unknown[] => (Array.isArray(media) ? media : []);
