import { callSids, conferenceSid, taskSids } from '../state/fixed-sids';
import { type Conference, type PhoneCall, type Telephony } from '../state/telephony-state';

/** A call that is under way. */
export function liveCall(now: number, sid: string, from: string): PhoneCall {
  return {
    sid,
    from,
    to: '+15005550006',
    direction: 'inbound',
    status: 'in-progress',
    dateCreated: now,
    dateUpdated: now,
    endTime: null,
  };
}

export function liveConference(now: number, sid: string, friendlyName: string, participants: string[]): Conference {
  return {
    sid,
    friendlyName,
    participants,
    status: 'in-progress',
    reasonEnded: null,
    dateCreated: now,
    dateUpdated: now,
  };
}

/** The calls behind the seeded tasks, and the conference of the one that is being talked to. */
export function seedTelephony(now: number, filled: boolean): Telephony {
  if (!filled) return { calls: new Map(), conferences: new Map(), recordings: new Map() };
  const calls = [
    liveCall(now, callSids.queuedCall, '+14155550101'),
    liveCall(now, callSids.answeredCall, '+14155550102'),
    { ...liveCall(now, callSids.aliceLeg, '+15005550006'), to: 'client:alice', direction: 'outbound-api' as const },
  ];
  const conference = liveConference(now, conferenceSid, taskSids.answeredCall, [
    callSids.aliceLeg,
    callSids.answeredCall,
  ]);
  return {
    calls: new Map(calls.map((call) => [call.sid, call])),
    conferences: new Map([[conference.sid, conference]]),
    recordings: new Map(),
  };
}
