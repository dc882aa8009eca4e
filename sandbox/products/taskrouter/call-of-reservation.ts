/** The agent's part in the call of a task: its conference, when they join it, and what is left when they go. */
import { parseAttributes, type Reservation, type Task } from '../../state/state';
import { type Conference } from '../../state/telephony-state';
import { type World } from '../../twilio/world';
import { endCall, leaveConference } from '../api/call-ending';
import { addParticipant, callAgent, joinCalls, liveParticipant } from '../api/live-calls';
import { noteCall } from './reservation-lifecycle';
import { publishTaskEvent } from './task-events';
import { changeTask } from './task-lifecycle';

interface NotedConference {
  sid: string;
  participants: Record<string, unknown>;
}

function notedConference(attributes: Record<string, unknown>): NotedConference | undefined {
  const noted = attributes.conference as Partial<NotedConference> | undefined;
  return typeof noted?.sid === 'string'
    ? { ...noted, sid: noted.sid, participants: { ...noted.participants } }
    : undefined;
}

function liveConferenceOf(world: World, sid: string): Conference | undefined {
  const conference = world.state.conferences.get(sid);
  return conference?.status === 'in-progress' ? conference : undefined;
}

function note(world: World, task: Task, attributes: Record<string, unknown>, conference: NotedConference): void {
  const text = JSON.stringify({ ...attributes, conference });
  publishTaskEvent(world, 'task.updated', changeTask(world, task, { attributes: text }));
}

/** The first agent and the customer meet in a conference that has the task's SID as its name. */
function beginConference(world: World, task: Task, agent: string, attributes: Record<string, unknown>): string {
  const now = world.clock.now();
  const participants = { worker: agent, customer: attributes.call_sid };
  const conference = { sid: world.sids.next('CF'), participants };
  const calls = Object.values(participants).map((call) => liveParticipant(now, String(call)));
  joinCalls(world, conference.sid, task.sid, calls);
  note(world, task, attributes, conference);
  return conference.sid;
}

/** An accepted call becomes a conference, or the next agent comes into it; Flex notes both on the task. */
export function joinConference(world: World, task: Task, reservation: Reservation): void {
  const attributes = parseAttributes(task.attributes);
  if (!attributes?.call_sid) return;
  const noted = notedConference(attributes);
  const live = noted && liveConferenceOf(world, noted.sid);
  if (attributes.conference && !live) return;
  const agent = world.state.workers.get(reservation.workerSid)?.friendlyName ?? '';
  const leg = callAgent(world, agent).sid;
  noteCall(world, reservation, leg);
  if (!noted || !live) return void beginConference(world, task, leg, attributes);
  addParticipant(world, live, leg);
  note(world, task, attributes, { ...noted, participants: { ...noted.participants, worker: leg } });
}

/** The agent goes and the conversation goes on: what Flex arranges before it lets a transferring agent leave. */
export function leaveCall(world: World, { callSid }: Reservation): void {
  const call = world.state.calls.get(callSid ?? '');
  if (!call || call.status === 'completed') return;
  for (const conference of world.state.conferences.values()) {
    const participants = conference.participants.map((each) =>
      each.callSid === call.sid ? { ...each, endConferenceOnExit: false } : each,
    );
    leaveConference(world, { ...conference, participants }, call.sid, 'left');
  }
  endCall(world, call);
}

/** The agent hangs up; true when that was the end of the conference. */
export function hangUpAgent(world: World, { callSid }: Reservation): boolean {
  const call = world.state.calls.get(callSid ?? '');
  if (!call || call.status === 'completed') return false;
  const before = world.state.endedConferences.length;
  endCall(world, call);
  return world.state.endedConferences.length > before;
}
