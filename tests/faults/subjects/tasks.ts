/** Functions that Studio calls to read or write one task. */
import { pathOf, type Attributes } from '../scene';
import { callStudio, foreign, nextDigits, withConversations, type FaultyFunction } from './calling';

export const prepareAttributes: FaultyFunction = {
  name: 'prepare-attributes',
  path: '/studio/prepare-attributes',
  traits: ['attributes', 'read'],
  async arrange(bundle) {
    const sid = await bundle.createTask(foreign);
    return {
      kind: 'task',
      sid,
      before: JSON.stringify(foreign),
      ours: (before) => before,
      read: { method: 'GET', path: `${pathOf({ kind: 'task', sid })}\\b` },
      call: () =>
        callStudio(bundle, '/studio/prepare-attributes', { PreviousTaskSid: sid, 'conversations.campaign': 'Spring' }),
    };
  },
};

/** Before there is a task: Studio is asked how the call went through its flow, and whatever it says, the call goes on. */
export const prepareWithIvr: FaultyFunction = {
  name: 'prepare-attributes, IVR',
  path: '/studio/prepare-attributes',
  traits: ['read'],
  async arrange(bundle) {
    const sid = await bundle.createTask(foreign);
    const { flowSid: FlowSid, sid: ExecutionSid } = bundle.sandbox.actions.startExecution({});
    return {
      kind: 'task',
      sid,
      before: JSON.stringify(foreign),
      ours: (before) => before,
      read: { method: 'GET', path: `/Executions/${ExecutionSid}/Steps` },
      call: () => callStudio(bundle, '/studio/prepare-attributes', { FlowSid, ExecutionSid }),
    };
  },
};

/** A Function that writes to one task; `closedAs`: it also ends it so. */
export function taskWriter(
  name: string,
  path: string,
  parameters: Attributes,
  wanted: Attributes,
  { status = 'pending', closedAs }: { status?: 'pending' | 'assigned'; closedAs?: string } = {},
): FaultyFunction {
  return {
    name,
    path,
    traits: ['attributes', 'read', 'write'],
    async arrange(bundle) {
      const sid = await bundle.createTask(foreign);
      if (status !== 'pending') bundle.sandbox.putTask({ sid, assignmentStatus: status });
      const at = `${pathOf({ kind: 'task', sid })}\\b`;
      return {
        kind: 'task',
        sid,
        before: JSON.stringify(foreign),
        ours: withConversations(wanted),
        closedAs,
        read: { method: 'GET', path: at },
        write: { method: 'POST', path: at },
        call: () => callStudio(bundle, path, { TaskSid: sid, ...parameters }),
      };
    },
  };
}

/** A task of an Interaction: its attributes are written to the task, its end goes through the channel. */
export const interactionTask: FaultyFunction = {
  name: 'close-task, Interaction',
  path: '/studio/close-task',
  traits: ['attributes', 'read', 'write'],
  async arrange(bundle) {
    const [flexInteractionSid, flexInteractionChannelSid] = ['KD', 'UO'].map((prefix) => prefix + nextDigits());
    const attributes = {
      ...foreign,
      flexInteractionSid,
      flexInteractionChannelSid,
      conversations: { own: 'kept', outcome: 'Sale' },
    };
    const sid = await bundle.createTask(attributes);
    bundle.sandbox.putTask({ sid, assignmentStatus: 'assigned' });
    return {
      kind: 'task',
      sid,
      before: JSON.stringify(attributes),
      ours: (before) => before,
      closedAs: 'completed',
      read: { method: 'GET', path: `${pathOf({ kind: 'task', sid })}\\b` },
      write: { method: 'POST', path: `/Channels/${flexInteractionChannelSid}\\b` },
      call: () => callStudio(bundle, '/studio/close-task', { TaskSid: sid, Status: 'completed', Outcome: 'Sale' }),
    };
  },
};
