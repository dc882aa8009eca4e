/** What ends with a call or a conference: its recordings, and the conference of a call that is gone. */
import { type World } from '../../twilio/world';
import { stopRecordingsOf } from './recording-lifecycle';
import { type Conference, type PhoneCall } from '../../state/telephony-state';

export function endConference(
  world: World,
  conference: Conference,
  reasonEnded: Conference['reasonEnded'],
): Conference {
  const ended: Conference = { ...conference, status: 'completed', reasonEnded, dateUpdated: world.clock.now() };
  world.state.conferences.set(conference.sid, ended);
  stopRecordingsOf(world, { conferenceSid: conference.sid });
  return ended;
}

/** Hangs up. A conference of the call ends with it, as when the customer leaves. */
export function endCall(world: World, call: PhoneCall): PhoneCall {
  const now = world.clock.now();
  const ended: PhoneCall = { ...call, status: 'completed', dateUpdated: now, endTime: now };
  world.state.calls.set(call.sid, ended);
  stopRecordingsOf(world, { callSid: call.sid });
  for (const conference of world.state.conferences.values()) {
    const live = conference.status !== 'completed' && conference.participants.includes(call.sid);
    if (live) endConference(world, conference, 'last-participant-left');
  }
  return ended;
}
