/** What ends with a call or a conference: its recordings, and the conference that its participant was to end. */
import { type World } from '../../twilio/world';
import { stopRecordingsOf } from './recording-lifecycle';
import { type Conference, type PhoneCall } from '../../state/telephony-state';

/** How a participant goes: by hanging up, or removed by request. */
type Leaving = 'left' | 'kicked';

/** Ends the conference and hangs up on whoever is still in it. `callSid`: whose leaving ended it, if anybody's did. */
export function endConference(
  world: World,
  conference: Conference,
  reasonEnded: NonNullable<Conference['reasonEnded']>,
  callSid: string | null = null,
): Conference {
  const ended: Conference = {
    ...conference,
    participants: [],
    status: 'completed',
    reasonEnded,
    endedBy: callSid,
    dateUpdated: world.clock.now(),
  };
  world.state.conferences.set(conference.sid, ended);
  world.state.endedConferences.push(ended.sid);
  stopRecordingsOf(world, { conferenceSid: conference.sid });
  for (const participant of conference.participants) {
    const call = world.state.calls.get(participant.callSid);
    if (call && call.status !== 'completed') endCall(world, call);
  }
  return ended;
}

/** A participant goes; the conference goes on without, unless this one was to end it or was the last. */
export function leaveConference(world: World, conference: Conference, callSid: string, leaving: Leaving): void {
  const leaver = conference.participants.find((each) => each.callSid === callSid);
  if (!leaver) return;
  const participants = conference.participants.filter((each) => each !== leaver);
  const left: Conference = { ...conference, participants, dateUpdated: world.clock.now() };
  world.state.conferences.set(conference.sid, left);
  if (leaver.endConferenceOnExit)
    endConference(world, left, `participant-with-end-conference-on-exit-${leaving}`, callSid);
  else if (participants.length === 0) endConference(world, left, `last-participant-${leaving}`, callSid);
}

/** Hangs up, and thereby leaves every conference. */
export function endCall(world: World, call: PhoneCall, leaving: Leaving = 'left'): PhoneCall {
  const now = world.clock.now();
  const ended: PhoneCall = { ...call, status: 'completed', dateUpdated: now, endTime: now };
  world.state.calls.set(call.sid, ended);
  stopRecordingsOf(world, { callSid: call.sid });
  for (const conference of world.state.conferences.values()) {
    if (conference.status !== 'completed') leaveConference(world, conference, call.sid, leaving);
  }
  return ended;
}
