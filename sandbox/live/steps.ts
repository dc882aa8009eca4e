/** What can be done next with a conversation, so that the page offers only buttons that will succeed. */
import { type Conversation } from '../../insights/conversations';
import { isActive } from '../products/api/recording-time';
import { parseAttributes, type ReservationStatus, type Task, type TaskStatus } from '../state/state';
import { type World } from '../twilio/world';
import { openStatuses, reservationsOf } from '../products/taskrouter/reservation-lifecycle';
import { agentName } from './agents';

/** The task that the page's buttons work on, and where it stands. */
export interface Steps {
  taskSid: string;
  status: TaskStatus;
  /** The open ones, oldest first. */
  reservations: { workerSid: string; agent: string; status: ReservationStatus }[];
  /** The call behind it, for recordings; null for what is not a call or has ended. */
  callSid: string | null;
  /** A recording of the call that is being made. */
  recordingSid: string | null;
}

function liveCallOf(world: World, task: Task): string | null {
  const sid = String(parseAttributes(task.attributes)?.call_sid);
  return world.state.calls.get(sid)?.status === 'in-progress' ? sid : null;
}

/** Null when every task of the conversation has ended. */
export function findSteps(world: World, { tasks }: Conversation): Steps | null {
  const open = tasks.map(({ sid }) => world.state.tasks.get(sid)).findLast((task) => task && task.dateEnded === null);
  if (!open) return null;
  const callSid = liveCallOf(world, open);
  const recording = [...world.state.recordings.values()].find(
    (each) => callSid !== null && each.callSid === callSid && isActive(each),
  );
  return {
    taskSid: open.sid,
    status: open.assignmentStatus,
    reservations: reservationsOf(world, open.sid, ...openStatuses).map(({ workerSid, status }) => ({
      workerSid,
      agent: agentName(world, workerSid),
      status,
    })),
    callSid,
    recordingSid: recording?.sid ?? null,
  };
}
