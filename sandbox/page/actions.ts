/** The buttons that make something happen to the selected conversation. Each says why when it cannot. */
import { type ConversationView } from '../live/conversation-view';
import { type LiveView } from '../live/live-view';
import { type Steps } from '../live/steps';
import { ask, askTwilio, callFunction } from './connection';
import { byId, selectById } from './element';

/** Does it, and says in words what was done. */
type Act = (steps: Steps) => Promise<string>;

interface Action {
  /** Null when it can be done now; else why not. */
  refusal: (steps: Steps) => string | null;
  act: Act;
}

const valueOf = (id: string) => selectById(id).value;
const nameOf = (id: string) => selectById(id).selectedOptions[0]?.textContent ?? '';
const inStatus = ({ reservations }: Steps, ...wanted: string[]) =>
  reservations.find(({ status }) => wanted.includes(status));

const answer: Action = {
  refusal: (steps) =>
    steps.status === 'pending' || inStatus(steps, 'pending') ? null : `Nobody is waiting: the task is ${steps.status}.`,
  act: async (steps) => {
    const chosen = valueOf('agent');
    const task = steps.taskSid;
    if (!inStatus(steps, 'pending')) await ask('POST', '/actions/route', { task, ...(chosen && { worker: chosen }) });
    await ask('POST', '/actions/accept', { task });
    return 'Answered.';
  },
};

const ring: Action = {
  refusal: ({ status }) => (status === 'pending' ? null : `Only a waiting task can ring: this one is ${status}.`),
  act: async ({ taskSid: task }) => {
    const chosen = valueOf('agent');
    await ask('POST', '/actions/route', { task, ...(chosen && { worker: chosen }) });
    return 'It rings.';
  },
};

const transfer: Action = {
  refusal: (steps) => {
    if (inStatus(steps, 'pending')) return 'A transfer is already ringing: answer it first.';
    return inStatus(steps, 'accepted') ? null : `Only an agent who talks can transfer: the task is ${steps.status}.`;
  },
  act: async ({ taskSid: task }) => {
    const { result } = await ask<{ result: object | null }>('POST', '/actions/transfer', {
      task,
      to: valueOf('transfer-to'),
      mode: 'COLD',
    });
    const target = nameOf('transfer-to');
    return result ? `Transferred to ${target}: it rings. Answer it next.` : `Nobody in ${target} can take it now.`;
  },
};

const hangUp: Action = {
  refusal: ({ status }) =>
    ['pending', 'reserved', 'assigned'].includes(status)
      ? null
      : `The customer is no longer there: the task is ${status}.`,
  act: async ({ taskSid: task, status }) => {
    await ask('POST', '/actions/hang-up', { task });
    return status === 'assigned' ? 'The customer hung up; the agent wraps up.' : 'The customer hung up in the queue.';
  },
};

const record: Action = {
  refusal: ({ callSid }) => (callSid ? null : 'There is no live call to record.'),
  act: async ({ taskSid: TaskSid, callSid, recordingSid }) => {
    const CallSid = callSid ?? '';
    if (functionsKnown) {
      const form: Record<string, string> = recordingSid
        ? { TaskSid, CallSid, Action: 'stop', RecordingSid: recordingSid }
        : { TaskSid, CallSid, Action: 'start' };
      return callFunction('/studio/record-call', form);
    }
    if (recordingSid) {
      await askTwilio(
        ({ accountSid }) => `/2010-04-01/Accounts/${accountSid}/Calls/${CallSid}/Recordings/${recordingSid}.json`,
        { Status: 'stopped' },
      );
      return 'Recording stopped.';
    }
    await askTwilio(({ accountSid }) => `/2010-04-01/Accounts/${accountSid}/Calls/${CallSid}/Recordings.json`, {});
    return 'Recording, without a link on the task: the Functions are not running.';
  },
};

const complete: Action = {
  refusal: (steps) =>
    inStatus(steps, 'wrapping', 'accepted') ? null : `No agent has it: the task is ${steps.status}.`,
  act: async (steps) => {
    const reservation = inStatus(steps, 'wrapping') ?? inStatus(steps, 'accepted');
    await ask('POST', '/actions/complete', { task: steps.taskSid, worker: reservation?.workerSid });
    return `${reservation?.agent} completed.`;
  },
};

const cancel: Action = {
  refusal: ({ status }) =>
    ['pending', 'reserved'].includes(status) ? null : `Only a waiting task can be canceled: this one is ${status}.`,
  act: async ({ taskSid }) => {
    await askTwilio(({ workspaceSid }) => `/v1/Workspaces/${workspaceSid}/Tasks/${taskSid}`, {
      AssignmentStatus: 'canceled',
      Reason: 'canceled on the sandbox page',
    });
    return 'Canceled.';
  },
};

const actions: Record<string, Action> = { ring, answer, transfer, 'hang-up': hangUp, record, complete, cancel };

let functionsKnown = false;

/** `run` does the work, shows what came of it and looks again; `steps` are those of the selected conversation. */
export function createActions(run: (work: () => Promise<string>) => void): (view: LiveView) => void {
  let steps: Steps | null = null;

  for (const [name, { refusal, act }] of Object.entries(actions)) {
    byId(name).addEventListener('click', () => {
      run(async () => {
        if (!steps) throw new Error('Select a conversation that is going on, or make a new call.');
        const why = refusal(steps);
        if (why !== null) throw new Error(why);
        return act(steps);
      });
    });
  }

  return ({ selected, functions }) => {
    functionsKnown = functions;
    steps = stepsOf(selected);
    for (const [name, { refusal }] of Object.entries(actions)) {
      // Not `disabled`: a button that loses the focus, or says nothing when pressed, helps nobody.
      byId(name).setAttribute('aria-disabled', String(!steps || refusal(steps) !== null));
    }
    byId('record').textContent = steps?.recordingSid ? 'Stop recording' : 'Record';
  };
}

const stepsOf = (selected: ConversationView | null) => selected?.steps ?? null;
