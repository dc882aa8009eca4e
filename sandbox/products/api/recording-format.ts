/** One recording, three forms: as its call, its conference and the account show it. */
import { accountSid } from '../../state/account';
import { type World } from '../../twilio/world';
import { accountUri } from './account';
import { type Recording } from '../../state/telephony-state';
import { durationSeconds, isActive } from './recording-time';
import { rfc2822 } from './rfc2822';

/** The answers to a start, a pause, a resume and a stop show what the recording does. */
const shownNow = ({ status }: Recording) => status;

/** Everybody else sees no more than "processing" until it is done: https://www.twilio.com/docs/voice/api/recording. */
const shownLater = (recording: Recording) =>
  isActive(recording) || recording.status === 'stopped' ? 'processing' : recording.status;

function commonFields(world: World, recording: Recording, moment: 'now' | 'later') {
  const finished = ['completed', 'absent', 'deleted'].includes(recording.status);
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    call_sid: recording.callSid,
    conference_sid: recording.conferenceSid,
    date_created: rfc2822(recording.startTime),
    date_updated: rfc2822(recording.dateUpdated),
    start_time: rfc2822(recording.startTime),
    duration: finished ? String(durationSeconds(world, recording)) : null,
    sid: recording.sid,
    price: null,
    price_unit: 'USD',
    status: moment === 'now' ? shownNow(recording) : shownLater(recording),
    channels: recording.channels,
    source: recording.source,
    error_code: recording.errorCode,
    encryption_details: null,
  };
}

/** As a recording of its call. */
export function formatCallRecording(world: World, recording: Recording, moment: 'now' | 'later' = 'later') {
  const uri = `${accountUri}/Calls/${recording.callSid}/Recordings/${recording.sid}.json`;
  return { ...commonFields(world, recording, moment), track: recording.track, uri };
}

/** As a recording of its conference. */
export function formatConferenceRecording(world: World, recording: Recording, moment: 'now' | 'later' = 'later') {
  const uri = `${accountUri}/Conferences/${recording.conferenceSid}/Recordings/${recording.sid}.json`;
  return { ...commonFields(world, recording, moment), uri };
}

/** As a recording of the account. */
export function formatRecording(world: World, recording: Recording) {
  const uri = `${accountUri}/Recordings/${recording.sid}`;
  return {
    ...commonFields(world, recording, 'later'),
    uri: `${uri}.json`,
    subresource_uris: { add_on_results: `${uri}/AddOnResults.json`, transcriptions: `${uri}/Transcriptions.json` },
    media_url: `https://api.twilio.com${uri}`,
  };
}
