/** The sound of a recording, as WAV (no extension, or .wav) or MP3: https://www.twilio.com/docs/voice/api/recording */
import { type Incoming } from '../../http/incoming';
import { type Reply } from '../../http/reply';
import { accountSid } from '../../state/account';
import { badRequest, notFound, unauthenticated } from '../../twilio/twilio-error';
import { type World } from '../../twilio/world';
import { mp3Sound } from './mp3-audio';
import { type Recording } from '../../state/telephony-state';
import { durationSeconds } from './recording-time';
import { noSecondChannel } from './voice-error';
import { wavSound, type Sound } from './wav-audio';

const pattern = /^\/2010-04-01\/Accounts\/(?<account>AC\w+)\/Recordings\/(?<recording>RE\w+?)(?<form>\.wav|\.mp3)?$/;

export const isMediaRequest = ({ method, path }: Incoming): boolean =>
  ['GET', 'HEAD'].includes(method) && pattern.test(path);

/** Conferences come as one channel unless two are asked for; calls as they were recorded. */
function channelsOf(recording: Recording, search: string): 1 | 2 {
  const wanted = new URLSearchParams(search).get('RequestedChannels');
  if (wanted === null) return recording.conferenceSid === null ? recording.channels : 1;
  if (wanted !== '1' && wanted !== '2') throw badRequest(`Invalid RequestedChannels: ${wanted}`);
  if (wanted === '2' && recording.channels === 1) throw noSecondChannel();
  return wanted === '2' ? 2 : 1;
}

interface Range {
  first: number;
  last: number;
}

/** One range of bytes; undefined when none was asked for in a way Twilio could honor. */
function readRange(header: string | undefined, length: number): Range | 'outside' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '')
    return Number(last) === 0 ? 'outside' : { first: Math.max(length - Number(last), 0), last: length - 1 };
  if (Number(first) >= length) return 'outside';
  return { first: Number(first), last: last === '' ? length - 1 : Math.min(Number(last), length - 1) };
}

function soundReply(sound: Sound, range: Range | 'outside' | undefined): Reply {
  const headers = { 'Content-Type': sound.type, 'Accept-Ranges': 'bytes' };
  if (range === 'outside')
    return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${sound.length}` }, body: '' };
  if (!range) return { status: 200, headers, body: sound.bytes(0, sound.length - 1) };
  const { first, last } = range;
  return {
    status: 206,
    headers: { ...headers, 'Content-Range': `bytes ${first}-${last}/${sound.length}` },
    body: sound.bytes(first, last),
  };
}

/** Wants credentials only while the account enforces them. Throws Twilio's error for what cannot be had. */
export function answerMedia(world: World, { path, search, headers }: Incoming, credentialsFit: boolean): Reply {
  const { account, recording: sid = '', form } = pattern.exec(path)?.groups ?? {};
  if (world.settings.enforceMediaAuth && !credentialsFit) throw unauthenticated();
  const recording = world.state.recordings.get(sid);
  if (account !== accountSid || recording?.status !== 'completed') throw notFound(path);
  const channels = channelsOf(recording, search);
  const sound = (form === '.mp3' ? mp3Sound : wavSound)(durationSeconds(world, recording), channels);
  return soundReply(sound, world.settings.mediaRanges ? readRange(headers.range, sound.length) : undefined);
}
