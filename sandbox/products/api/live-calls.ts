/** Calls and conferences under way. There is no telephony: TaskRouter, the seed and tests say that they are there. */
import { type Conference, type PhoneCall } from '../../state/telephony-state';
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

/** A call of this SID is under way from now on, unless it is known. */
export function ensureCall(world: World, sid: string, from: string): PhoneCall {
  const call = world.state.calls.get(sid) ?? liveCall(world.clock.now(), sid, from);
  world.state.calls.set(sid, call);
  return call;
}

/** The calls are in a conference from now on, unless it is known. */
export function joinCalls(world: World, sid: string, friendlyName: string, participants: string[]): Conference {
  for (const call of participants) ensureCall(world, call, '+15005550006');
  const conference =
    world.state.conferences.get(sid) ?? liveConference(world.clock.now(), sid, friendlyName, participants);
  world.state.conferences.set(sid, conference);
  return conference;
}

/** The caller behind a task's attributes is gone. */
export function endCallNamedIn(world: World, attributes: Record<string, unknown> | undefined): void {
  const call = world.state.calls.get(String(attributes?.call_sid));
  if (call && call.status !== 'completed') endCall(world, call);
}
