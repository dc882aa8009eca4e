/** What callers and agents do, which no API of Twilio's does for them: for tests and demonstrations. */
import { endCallNamedIn, ensureCall } from '../products/api/live-calls';
import {
  acceptReservation,
  completeReservation,
  expireReservation,
  hangUpReservation,
  rejectReservation,
  wrapReservation,
} from '../products/taskrouter/reservation-actions';
import { findWorker, offerTask } from '../products/taskrouter/task-offering';
import { reservationsOf } from '../products/taskrouter/reservation-lifecycle';
import { createTask } from '../products/taskrouter/task-creation';
import { endTask, wrapTask } from '../products/taskrouter/task-ending';
import { startTransfer } from '../products/taskrouter/transfer';
import { callAttributes } from '../seed/seed-tasks';
import { workflowSid, workspaceSid } from '../state/fixed-sids';
import { type PhoneCall } from '../state/telephony-state';
import { parseAttributes, type Reservation, type ReservationStatus, type Task, type Transfer } from '../state/state';
import { type Call } from '../twilio/route';
import { type World } from '../twilio/world';
import { createStudioActions, type StudioActions } from './studio-actions';
import { createTelephonyActions, type TelephonyActions } from './telephony-actions';

interface IncomingCall {
  from?: string;
  /** Of Studio: its caller is sent on to Flex. */
  execution?: string;
  /** Added to what a call's task has anyway. */
  attributes?: object;
}

/** `task` and `worker` are SIDs; without `worker`: the only one it can be. All throw an Error that says why not. */
export interface Actions extends TelephonyActions, StudioActions {
  /** A call comes in and waits: a pending task as Enqueue makes it. */
  enqueueCall(input: IncomingCall): Task;
  /** Offers a waiting task to a worker, or to whom TaskRouter would choose. */
  route(input: { task: string; worker?: string }): Reservation;
  accept(input: AgentInput): Reservation;
  reject(input: AgentInput): Reservation;
  /** The agent lets the reservation time out. */
  expire(input: AgentInput): Reservation;
  wrapUp(input: AgentInput): Reservation;
  complete(input: AgentInput): Reservation;
  /**
   * The caller hangs up: a waiting task is canceled with the reason "hangup", an agent's one goes to wrapping.
   * By an agent: the conference ends, or goes on when it was transferred to others.
   */
  hangUp(input: AgentInput & { by?: 'customer' | 'agent' }): Task;
  /** To a queue or a worker. Null, as its JSON has it, when nobody can take it. */
  transfer(input: { task: string; to: string; mode?: Transfer['mode'] }): Reservation | null;
}

interface AgentInput {
  task: string;
  worker?: string;
}

function internalCall(world: World, form: Record<string, string>): Call {
  return {
    world,
    method: 'POST',
    path: '',
    sids: { WorkspaceSid: workspaceSid },
    query: new URLSearchParams(),
    form: new URLSearchParams(form),
    files: new Map(),
    ifMatch: undefined,
    baseUrl: 'https://taskrouter.twilio.com',
  };
}

export function createActions(current: () => World): Actions {
  function taskOf(sid: string): Task {
    const task = current().state.tasks.get(sid);
    if (!task) throw new Error(`No task ${sid}`);
    return task;
  }

  function callInFlow(execution: string): PhoneCall {
    const { executions, calls } = current().state;
    const call = calls.get(executions.get(execution)?.callSid ?? '');
    if (!call) throw new Error(`No call in execution ${execution}`);
    return call;
  }

  /** The latest reservation of the task, and of the worker if given, in one of these states. */
  function reservationOf({ task, worker }: AgentInput, ...statuses: ReservationStatus[]): Reservation {
    const found = reservationsOf(current(), taskOf(task).sid, ...statuses).filter(
      ({ workerSid }) => worker === undefined || workerSid === worker,
    );
    const latest = found.at(-1);
    if (!latest) throw new Error(`Task ${task} has no reservation that is ${statuses.join(' or ')}`);
    return latest;
  }

  return {
    ...createTelephonyActions(current),
    ...createStudioActions(current),
    enqueueCall({ from, attributes, execution }) {
      const world = current();
      const inFlow = execution === undefined ? undefined : callInFlow(execution);
      const caller = from ?? inFlow?.from ?? '+14155550199';
      const call = { ...callAttributes(inFlow?.sid ?? world.sids.next('CA'), caller), ...attributes };
      ensureCall(world, call.call_sid, caller);
      const form = { Attributes: JSON.stringify(call), TaskChannel: 'voice', WorkflowSid: workflowSid };
      const { body } = createTask(internalCall(world, form));
      return taskOf((body as { sid: string }).sid);
    },
    route({ task: sid, worker: wanted }) {
      const world = current();
      const task = taskOf(sid);
      const worker = wanted === undefined ? findWorker(world, task) : world.state.workers.get(wanted);
      if (!worker) throw new Error(wanted ? `No worker ${wanted}` : `No worker can take task ${sid} now`);
      return offerTask(world, task, worker);
    },
    accept: (input) => acceptReservation(current(), reservationOf(input, 'pending')),
    reject: (input) => rejectReservation(current(), reservationOf(input, 'pending')),
    expire: (input) => expireReservation(current(), reservationOf(input, 'pending')),
    wrapUp: (input) => wrapReservation(current(), reservationOf(input, 'accepted')),
    complete: (input) => completeReservation(current(), reservationOf(input, 'wrapping', 'accepted')),
    hangUp({ task: sid, worker, by = 'customer' }) {
      const world = current();
      const task = taskOf(sid);
      if (by === 'agent') {
        hangUpReservation(world, reservationOf({ task: sid, worker }, 'accepted'));
        return taskOf(sid);
      }
      endCallNamedIn(world, parseAttributes(task.attributes));
      if (task.assignmentStatus === 'pending' || task.assignmentStatus === 'reserved') {
        return endTask(world, task, 'canceled', { reason: 'hangup' });
      }
      if (task.assignmentStatus !== 'assigned') throw new Error(`Task ${sid} is ${task.assignmentStatus}`);
      return wrapTask(world, task);
    },
    transfer: ({ task, to, mode = 'COLD' }) => startTransfer(current(), taskOf(task), to, mode) ?? null,
  };
}
