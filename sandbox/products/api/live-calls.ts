/** Calls and conferences under way. There is no telephony: TaskRouter, the seed and tests say that they are there. */
import { type Conference, type Participant, type PhoneCall } from '../../state/telephony-state';
import { type World } from '../../twilio/world';
import { endCall } from './call-ending';

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

/** The leg from Twilio to an agent's browser. */
export function liveAgentCall(now: number, sid: string, agent: string): PhoneCall {
  return { ...liveCall(now, sid, '+15005550006'), to: `client:${agent}`, direction: 'outbound-api' };
}

/** As Flex has them: the conference of a customer and an agent ends when either of them goes. */
export function liveParticipant(now: number, callSid: string, endConferenceOnExit = true): Participant {
  return { callSid, endConferenceOnExit, muted: false, hold: false, dateCreated: now, dateUpdated: now };
}

export function liveConference(
  now: number,
  sid: string,
  friendlyName: string,
  participants: Participant[],
): Conference {
  return {
    sid,
    friendlyName,
    participants,
    status: 'in-progress',
    reasonEnded: null,
    endedBy: null,
    dateCreated: now,
    dateUpdated: now,
  };
}

/** A call of this SID is under way from now on, unless it is known. */
export function ensureCall(world: World, sid: string, from: string): PhoneCall {
  const call = world.state.calls.get(sid) ?? liveCall(world.clock.now(), sid, from);
  world.state.calls.set(sid, call);
  return call;
}

/** The agent's leg of a call, from now on. */
export function callAgent(world: World, agent: string): PhoneCall {
  const call = liveAgentCall(world.clock.now(), world.sids.next('CA'), agent);
  world.state.calls.set(call.sid, call);
  return call;
}

/** The calls are in a conference from now on, unless it is known. */
export function joinCalls(world: World, sid: string, friendlyName: string, participants: Participant[]): Conference {
  for (const { callSid } of participants) ensureCall(world, callSid, '+15005550006');
  const conference =
    world.state.conferences.get(sid) ?? liveConference(world.clock.now(), sid, friendlyName, participants);
  world.state.conferences.set(sid, conference);
  return conference;
}

/** One more call in a conference that goes on. */
export function addParticipant(world: World, conference: Conference, callSid: string): void {
  const now = world.clock.now();
  const participants = [...conference.participants, liveParticipant(now, callSid)];
  world.state.conferences.set(conference.sid, { ...conference, participants, dateUpdated: now });
}

/** The caller behind a task's attributes is gone. */
export function endCallNamedIn(world: World, attributes: Record<string, unknown> | undefined): void {
  const call = world.state.calls.get(String(attributes?.call_sid));
  if (call && call.status !== 'completed') endCall(world, call);
}
