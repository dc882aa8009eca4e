/** What a recording tells its status callback, in the names and formats of real ones. */
import { accountSid, authToken } from '../../state/account';
import { type World } from '../../twilio/world';
import { durationSeconds } from './recording-time';
import { type Recording } from '../../state/telephony-state';
import { rfc2822 } from './rfc2822';

type RecordingEvent = 'in-progress' | 'completed' | 'absent';

/** What is known only at the end. */
function ending(world: World, recording: Recording): Record<string, string> {
  const ErrorCode = String(recording.errorCode ?? 0);
  return recording.status === 'completed'
    ? { ErrorCode, RecordingDuration: String(durationSeconds(world, recording)) }
    : { ErrorCode };
}

/**
 * Tells the status callback, with names and formats of real ones: https://www.twilio.com/docs/voice/api/recording
 * (RecordingStatusCallback parameters), start time in RFC 2822, ErrorCode "0" for none. In the log of events it is
 * `recording.in-progress` and so on, so that callback faults can be aimed at it.
 */
export function publishRecordingEvent(world: World, event: RecordingEvent, recording: Recording): void {
  const { callback, callSid, conferenceSid, track } = recording;
  if (!callback?.events.includes(event)) return;
  const parameters = {
    AccountSid: accountSid,
    ...(callSid === null ? {} : { CallSid: callSid }),
    ...(conferenceSid === null ? {} : { ConferenceSid: conferenceSid }),
    RecordingSid: recording.sid,
    RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${recording.sid}`,
    RecordingStatus: event,
    RecordingChannels: String(recording.channels),
    RecordingSource: recording.source,
    ...(track === null ? {} : { RecordingTrack: track }),
    RecordingStartTime: rfc2822(recording.startTime),
    ...(event === 'in-progress' ? {} : ending(world, recording)),
  };
  world.events.publish(
    { sid: recording.sid, type: `recording.${event}`, parameters },
    { url: callback.url, filter: '', authToken },
  );
}
