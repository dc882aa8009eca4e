/** What is under way on the telephone when the sandbox starts: the calls behind the seeded tasks and one conference. */
import { liveAgentCall, liveCall, liveConference, liveParticipant } from '../products/api/live-calls';
import { callSids, conferenceSid, taskSids } from '../state/fixed-sids';
import { type Telephony } from '../state/telephony-state';

export function seedTelephony(now: number, filled: boolean): Telephony {
  if (!filled) return { calls: new Map(), conferences: new Map(), endedConferences: [], recordings: new Map() };
  const calls = [
    liveCall(now, callSids.queuedCall, '+14155550101'),
    liveCall(now, callSids.answeredCall, '+14155550102'),
    liveAgentCall(now, callSids.aliceLeg, 'alice'),
  ];
  const conference = liveConference(now, conferenceSid, taskSids.answeredCall, [
    liveParticipant(now, callSids.aliceLeg),
    liveParticipant(now, callSids.answeredCall),
  ]);
  return {
    calls: new Map(calls.map((call) => [call.sid, call])),
    conferences: new Map([[conference.sid, conference]]),
    endedConferences: [],
    recordings: new Map(),
  };
}
