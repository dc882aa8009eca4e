/** What can be made to happen to the selected conversation. Each says why when it cannot. */
import { type Steps } from '../live/steps';
import { ask, askTwilio, callFunction } from './connection';

interface Chosen {
  /** SID of the agent to ring; empty for anyone. */
  agent: string;
  transferTo: { sid: string; name: string };
  /** Whether the Functions can be called. */
  functions: boolean;
}

export interface TaskAction {
  title: (steps: Steps | null) => string;
  /** Null when it can be done now; else why not. */
  refusal: (steps: Steps) => string | null;
  /** Does it, and says in words what was done. */
  act: (steps: Steps, chosen: Chosen) => Promise<string>;
}

const inStatus = ({ reservations }: Steps, ...wanted: string[]) =>
  reservations.find(({ status }) => wanted.includes(status));

const ring: TaskAction = {
  title: () => 'Ring',
  refusal: ({ status }) => (status === 'pending' ? null : `Only a waiting task can ring: this one is ${status}.`),
  async act({ taskSid: task }, { agent }) {
    await ask('POST', '/actions/route', { task, ...(agent && { worker: agent }) });
    return 'It rings.';
  },
};

const answer: TaskAction = {
  title: () => 'Answer',
  refusal: (steps) =>
    steps.status === 'pending' || inStatus(steps, 'pending') ? null : `Nobody is waiting: the task is ${steps.status}.`,
  async act(steps, { agent }) {
    const task = steps.taskSid;
    if (!inStatus(steps, 'pending')) await ask('POST', '/actions/route', { task, ...(agent && { worker: agent }) });
    await ask('POST', '/actions/accept', { task });
    return 'Answered.';
  },
};

const transfer: TaskAction = {
  title: () => 'Transfer',
  refusal: (steps) => {
    if (inStatus(steps, 'pending')) return 'A transfer is already ringing: answer it first.';
    return inStatus(steps, 'accepted') ? null : `Only an agent who talks can transfer: the task is ${steps.status}.`;
  },
  async act({ taskSid: task }, { transferTo: { sid: to, name } }) {
    const { result } = await ask<{ result: object | null }>('POST', '/actions/transfer', { task, to, mode: 'COLD' });
    return result ? `Transferred to ${name}: it rings. Answer it next.` : `Nobody in ${name} can take it now.`;
  },
};

const record: TaskAction = {
  title: (steps) => (steps?.recordingSid ? 'Stop recording' : 'Record'),
  refusal: ({ callSid }) => (callSid ? null : 'There is no live call to record.'),
  async act({ taskSid: TaskSid, callSid, recordingSid }, { functions }) {
    const CallSid = callSid ?? '';
    if (functions) {
      const form: Record<string, string> = recordingSid
        ? { TaskSid, CallSid, Action: 'stop', RecordingSid: recordingSid }
        : { TaskSid, CallSid, Action: 'start' };
      return callFunction('/studio/record-call', form);
    }
    const recordings = `Calls/${CallSid}/Recordings`;
    if (recordingSid) {
      await askTwilio(({ accountSid }) => `/2010-04-01/Accounts/${accountSid}/${recordings}/${recordingSid}.json`, {
        Status: 'stopped',
      });
      return 'Recording stopped.';
    }
    await askTwilio(({ accountSid }) => `/2010-04-01/Accounts/${accountSid}/${recordings}.json`, {});
    return 'Recording, without a link on the task: the Functions are not running.';
  },
};

const hangUp: TaskAction = {
  title: () => 'Hang up',
  refusal: ({ status }) =>
    ['pending', 'reserved', 'assigned'].includes(status)
      ? null
      : `The customer is no longer there: the task is ${status}.`,
  async act({ taskSid: task, status }) {
    await ask('POST', '/actions/hang-up', { task });
    return status === 'assigned' ? 'The customer hung up; the agent wraps up.' : 'The customer hung up in the queue.';
  },
};

const complete: TaskAction = {
  title: () => 'Complete',
  refusal: (steps) =>
    inStatus(steps, 'wrapping', 'accepted') ? null : `No agent has it: the task is ${steps.status}.`,
  async act(steps) {
    const reservation = inStatus(steps, 'wrapping') ?? inStatus(steps, 'accepted');
    await ask('POST', '/actions/complete', { task: steps.taskSid, worker: reservation?.workerSid });
    return `${reservation?.agent} completed.`;
  },
};

const cancel: TaskAction = {
  title: () => 'Cancel',
  refusal: ({ status }) =>
    ['pending', 'reserved'].includes(status) ? null : `Only a waiting task can be canceled: this one is ${status}.`,
  async act({ taskSid }) {
    await askTwilio(({ workspaceSid }) => `/v1/Workspaces/${workspaceSid}/Tasks/${taskSid}`, {
      AssignmentStatus: 'canceled',
      Reason: 'canceled on the sandbox page',
    });
    return 'Canceled.';
  },
};

export const taskActions = { ring, answer, transfer, record, hangUp, complete, cancel };
