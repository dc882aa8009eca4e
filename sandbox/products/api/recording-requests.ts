/** Reads what a request asks of a recording; throws Twilio's 400 for what it may not ask. */
import { badRequest } from '../../twilio/twilio-error';
import { type Recording, type StatusCallback } from '../../state/telephony-state';

function readWord<const Word extends string>(
  form: URLSearchParams,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const given = form.get(name);
  if (given === null) return undefined;
  const word = words.find((each) => each === given);
  if (!word) throw badRequest(`Invalid ${name}: ${given}`);
  return word;
}

const callbackEvents = ['in-progress', 'completed', 'absent'];

/** Several events come with spaces between them, or as several parameters. */
function readCallback(form: URLSearchParams): StatusCallback | null {
  const url = form.get('RecordingStatusCallback');
  if (url === null) return null;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw badRequest(`Invalid RecordingStatusCallback: ${url}`);
  if (readWord(form, 'RecordingStatusCallbackMethod', ['GET', 'POST']) === 'GET')
    throw badRequest('The sandbox sends callbacks by POST only');
  const events = form
    .getAll('RecordingStatusCallbackEvent')
    .flatMap((list) => list.split(' '))
    .filter(Boolean);
  const unknown = events.find((event) => !callbackEvents.includes(event));
  if (unknown) throw badRequest(`Invalid RecordingStatusCallbackEvent: ${unknown}`);
  return { url, events: events.length > 0 ? events : ['completed'] };
}

export function readStart(form: URLSearchParams): Pick<Recording, 'channels' | 'track' | 'callback'> {
  readWord(form, 'Trim', ['trim-silence', 'do-not-trim']);
  return {
    channels: readWord(form, 'RecordingChannels', ['mono', 'dual']) === 'dual' ? 2 : 1,
    track: readWord(form, 'RecordingTrack', ['inbound', 'outbound', 'both']) ?? 'both',
    callback: readCallback(form),
  };
}

export interface RecordingChange {
  status: 'paused' | 'in-progress' | 'stopped';
  behavior: 'silence' | 'skip';
}

/** `allowed`: a conference's recording cannot be stopped. */
export function readChange(form: URLSearchParams, allowed: readonly RecordingChange['status'][]): RecordingChange {
  const status = readWord(form, 'Status', allowed);
  if (!status) throw badRequest('Missing required parameter Status');
  return { status, behavior: readWord(form, 'PauseBehavior', ['silence', 'skip']) ?? 'silence' };
}
