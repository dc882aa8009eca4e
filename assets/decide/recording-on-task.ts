/** Decides where on a task the link of a recording is put, and what is removed when there is no recording. Pure. */
import { type MediaItem } from '../attributes/types';
import { finding, type Finding } from '../findings/finding';
import { isVoice, mediaKey, mergeMedia } from '../attributes/media-list';
import { recordingIn } from '../attributes/recording-address';
import { change, rewrite, unchanged, unreadable, type Decision, type Task } from './decision';
import { isCurrentLink, linksAreMedia, recordingMedia, recordingUrl, type Recording } from './recording-link';
import { type Settings } from '../settings/settings';
import { isJsonObject, mergeInto, writeAttributes, type JsonObject } from '../attributes/json';

/** A recording and what it belongs to. */
export interface TaskRecording extends Recording {
  /** The call leg that is recorded; absent for a conference. */
  callSid?: string;
  /** Media links then go to this reservation alone, for the recording of one agent. */
  reservationSid?: string;
}

/**
 * Puts the link of a recording on its task, once: whatever order and number of callbacks ask for it. As segment link
 * the first recording stays, since there can be only one. `now`: milliseconds since 1970.
 */
export function attachRecording(settings: Settings, task: Task, given: TaskRecording, now: number): Decision {
  if (!linksAreMedia(settings)) return attachSegmentLink(settings, task, given.sid, now);
  const recording = { ...given, firstChannel: given.firstChannel ?? firstChannelOf(task.attributes, given.callSid) };
  const { reservationSid } = recording;
  const decision = reservationSid
    ? attachToReservation(settings, task, recording, reservationSid, now)
    : attachToTask(settings, task, recording, now);
  const same = decision.kind === 'change' && writeAttributes(decision.attributes) === writeAttributes(task.attributes);
  return same ? unchanged : decision;
}

function attachSegmentLink(settings: Settings, task: Task, recordingSid: string, now: number): Decision {
  const standing = objectIn(task.attributes, 'conversations')?.segment_link;
  if (isCurrentLink(settings, standing, recordingSid, now)) return unchanged;
  const taken =
    standing !== undefined &&
    standing !== null &&
    standing !== '' &&
    recordingIn(standing) !== recordingSid.toLowerCase();
  if (taken)
    return {
      kind: 'unchanged',
      warnings: [
        finding(
          'conversations.segment_link',
          'leads elsewhere already and was left as it is',
          'set RECORDING_LINK=media to keep several recordings',
        ),
      ],
    };
  return change(task, { conversations: { segment_link: recordingUrl(settings, recordingSid, now) } });
}

function attachToTask(settings: Settings, task: Task, recording: TaskRecording, now: number): Decision {
  const list = listOf(objectIn(task.attributes, 'conversations')?.media);
  const item = mediaItem(settings, list, recording, now);
  return change(
    task,
    { conversations: { media: [item] } },
    { warnings: hiddenBehind(list, item, 'conversations.media') },
  );
}

/** A reservation's list replaces the task's for that reservation, so it starts with the task's other media. */
function attachToReservation(
  settings: Settings,
  task: Task,
  recording: TaskRecording,
  reservationSid: string,
  now: number,
): Decision {
  const place = `reservation_attributes.${reservationSid}`;
  const own = objectIn(task.attributes, 'reservation_attributes')?.[reservationSid] ?? {};
  if (!isJsonObject(own)) return unreadable(place, 'an object');
  const others = listOf(objectIn(task.attributes, 'conversations')?.media).filter((item) => !isVoice(item));
  const list = isAbsent(own.media) ? others : own.media;
  const item = mediaItem(settings, listOf(list), recording, now);
  const media = mergeMedia(list, [item]);
  if (!media) return unreadable(`${place}.media`, 'a list');
  const merged = mergeInto(task.attributes, 'reservation_attributes', {
    [reservationSid]: { ...own, media },
  });
  if (!merged) return unreadable('reservation_attributes', 'an object');
  return rewrite(merged, hiddenBehind(listOf(list), item, `${place}.media`));
}

/**
 * The item that stands for this recording already (its title, its link where that is still right), with what it lacks.
 */
function mediaItem(settings: Settings, list: unknown[], recording: TaskRecording, now: number): MediaItem {
  const ours = recordingMedia(settings, recording, now);
  const standing = list.find((item) => isJsonObject(item) && mediaKey(item) === mediaKey(ours)) as
    | JsonObject
    | undefined;
  if (!standing) return ours;
  const { url, url_provider, ...rest } = standing;
  const current = isCurrentLink(settings, ours.url ? url : url_provider, recording.sid, now);
  const kept = current ? standing : rest;
  const lacking = Object.entries(ours).filter(([key]) => kept[key] === undefined);
  return { ...kept, ...Object.fromEntries(lacking) } as unknown as MediaItem;
}

/** Insights shows the first voice recording of a list only ("Custom Media attached to Conversations"). */
function hiddenBehind(list: unknown[], item: MediaItem, field: string): Finding[] {
  const first = list.find(isVoice);
  if (first === undefined || mediaKey(first) === mediaKey(item)) return [];
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

/** Removes every link to a recording that does not exist, and nothing else, from the task. */
export function detachRecording(task: Task, recordingSid: string): Decision {
  const sid = recordingSid.toLowerCase();
  const key = mediaKey({ type: 'VoiceRecording', sid });
  const isIt = (item: unknown) => mediaKey(item) === key;
  let attributes = task.attributes;
  const conversations = objectIn(attributes, 'conversations');
  if (conversations) {
    const link = recordingIn(conversations.segment_link) === sid ? { segment_link: null } : {};
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

const listOf = (media: unknown): unknown[] => (Array.isArray(media) ? media : []);
