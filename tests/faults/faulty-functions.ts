/** The Functions of the fault matrix: for each, a call that has something to do. One entry a Function, or a way of it. */
import recordingAbsent from '../events/recording-absent.json';
import recordingCompleted from '../events/recording-completed.json';
import recordingInProgress from '../events/recording-in-progress.json';
import taskCanceled from '../events/task-canceled-hang-up.json';
import taskCreated from '../events/task-created-after-another.json';
import type { Bundle } from '../harness/bundle';
import type { Trait } from './fault-table';
import { signRecording } from '../../assets/recording-link.private';
import * as seed from '../../sandbox/seed-sids';
import { pathOf, type Attributes, type Reply, type Scene } from './scene';

/** What the deployment is configured with. */
const secret = 'a-secret-of-thirty-two-characters';
const token = 'a-token-of-thirty-two-characters-';
export const variables = { WORKERS_API_TOKEN: token, OUTCOME_BY_REASON: '{"hangup":"Abandoned"}', RECORDING_LINK_SECRET: secret };

export interface FaultyFunction {
  /** As the document names it. */
  name: string;
  path: string;
  /** What it asks of Twilio, and whether a later event can overtake the one it is called with. */
  traits: readonly Trait[];
  arrange(bundle: Bundle): Promise<Scene>;
}

/** Somebody else's attributes: nulls, nesting and a key of ours that must stay. */
const foreign = { call_sid: 'CA1', left: null, nested: { list: [1, null] }, conversations: { own: 'kept' }, reservation_attributes: {} };

const withConversations = (changes: Attributes) => (before: Attributes) => ({ ...before, conversations: { ...(before.conversations as Attributes), ...changes } });

/** Waits for the webhook's answer; its code stands in the log only. */
async function callWebhook(bundle: Bundle, path: string, form: Record<string, string>): Promise<Reply> {
  const started = performance.now();
  const { status } = await bundle.call(path, form);
  const ms = performance.now() - started;
  const lines = bundle.functions.log.map((each) => each.line).filter(({ fn }) => fn === path);
  // A line that names no task: the Function did not get that far.
  const line = lines.findLast(({ taskSid }) => taskSid === form.TaskSid) ?? lines.findLast(({ taskSid }) => taskSid === undefined);
  return { status, code: String(line?.code), ms };
}

async function callStudio(bundle: Bundle, path: string, parameters: Record<string, unknown>): Promise<Reply> {
  const started = performance.now();
  const { status, body } = await bundle.call(path, parameters);
  return { status, code: body.code, ms: performance.now() - started };
}

/** A Function that writes to one task: `closing` also ends it. */
function taskWriter(name: string, path: string, parameters: Attributes, wanted: Attributes, { status = 'pending', closedAs }: { status?: 'pending' | 'assigned'; closedAs?: string } = {}): FaultyFunction {
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

const firstTask = `WT${'f'.repeat(32)}`;

/** A task of an Interaction: its attributes are written to the task, its end goes through the channel. */
const interactionTask: FaultyFunction = {
  name: 'close-task, Interaction',
  path: '/studio/close-task',
  traits: ['attributes', 'read', 'write'],
  async arrange(bundle) {
    const [flexInteractionSid, flexInteractionChannelSid] = ['KD', 'UO'].map((prefix) => prefix + nextDigits());
    const attributes = { ...foreign, flexInteractionSid, flexInteractionChannelSid, conversations: { own: 'kept', outcome: 'Sale' } };
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

let counter = 0;
const nextDigits = () => (++counter).toString(16).padStart(32, '0');

const prepare: FaultyFunction = {
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
      call: () => callStudio(bundle, '/studio/prepare-attributes', { PreviousTaskSid: sid, 'conversations.campaign': 'Spring' }),
    };
  },
};

/** A worker, found by its SID or looked up by its name. */
function worker(name: string, { byName }: { byName: boolean }): FaultyFunction {
  return {
    name,
    path: '/workers/update-worker',
    traits: ['attributes', 'read', 'write'],
    async arrange(bundle) {
      const friendlyName = `agent-${nextDigits()}`;
      const [sid] = bundle.sandbox.putWorkers([{ friendlyName, attributes: foreign }]);
      const named: Record<string, string> = byName ? { FriendlyName: friendlyName } : { WorkerSid: sid };
      const at = `${pathOf({ kind: 'worker', sid })}\\b`;
      return {
        kind: 'worker',
        sid,
        before: JSON.stringify(foreign),
        ours: (before) => ({ ...before, location: 'London' }),
        read: { method: 'GET', path: byName ? `FriendlyName=${friendlyName}` : at },
        write: { method: 'POST', path: at },
        async call() {
          const started = performance.now();
          const response = await fetch(`${bundle.functions.url}/workers/update-worker`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: new URLSearchParams({ ...named, location: 'London' }) });
          const { code } = (await response.json()) as { code: string };
          return { status: response.status, code, ms: performance.now() - started };
        },
      };
    },
  };
}

const webhook = '/webhooks/taskrouter-event';

const abandoned = withConversations({ outcome: 'Abandoned', abandoned: 'Yes', abandoned_phase: 'Queue', hang_up_by: 'Customer' });

/** A caller hung up: the event tells attributes and version, so the first request is a write. */
const taskEnded: FaultyFunction = {
  name: 'taskrouter-event, canceled',
  path: webhook,
  traits: ['attributes', 'write'],
  async arrange(bundle) {
    const sid = await bundle.createTask(foreign);
    bundle.sandbox.putTask({ sid, assignmentStatus: 'canceled', reason: 'hangup' });
    const at = `${pathOf({ kind: 'task', sid })}\\b`;
    const event = { ...taskCanceled, TaskSid: sid, TaskAttributes: JSON.stringify(foreign), TaskVersion: '1' };
    return {
      kind: 'task',
      sid,
      before: JSON.stringify(foreign),
      ours: abandoned,
      write: { method: 'POST', path: at },
      call: () => callWebhook(bundle, webhook, event),
    };
  },
};

/** A task that names its predecessor: that one is read for its conversation, the new one is written. */
const taskBegan: FaultyFunction = {
  name: 'taskrouter-event, created',
  path: webhook,
  traits: ['attributes', 'read', 'write', 'later event'],
  async arrange(bundle) {
    const previous = await bundle.createTask({ conversations: { conversation_id: 'case 7' } });
    const attributes = { ...foreign, previous_task_sid: previous };
    const sid = await bundle.createTask(attributes);
    const told = { TaskSid: sid, TaskAttributes: JSON.stringify(attributes) };
    return {
      kind: 'task',
      sid,
      before: JSON.stringify(attributes),
      ours: withConversations({ conversation_id: 'case 7' }),
      read: { method: 'GET', path: `${pathOf({ kind: 'task', sid: previous })}\\b` },
      write: { method: 'POST', path: `${pathOf({ kind: 'task', sid })}\\b` },
      call: () => callWebhook(bundle, webhook, { ...taskCreated, ...told, TaskVersion: '0' }),
      later: { call: () => callWebhook(bundle, webhook, { ...taskCanceled, ...told, TaskVersion: '1' }), ours: abandoned },
    };
  },
};

const linkTo = (recordingSid: string) => `https://api.twilio.com/2010-04-01/Accounts/${seed.accountSid}/Recordings/${recordingSid}`;
const recordingsOf = ({ sandbox }: Bundle, callSid: string) => [...sandbox.state.recordings.values()].filter((recording) => recording.callSid === callSid);

/** A recording is started, and its link is put on the task: the fault strikes the one or the other. */
function startRecording(struck: 'recording' | 'link'): FaultyFunction {
  const path = '/studio/record-call';
  return {
    name: `record-call, start: the ${struck}`,
    path,
    traits: ['attributes', 'read', 'write'],
    async arrange(bundle) {
      const { sid: callSid } = bundle.sandbox.actions.putCall({});
      const sid = await bundle.createTask(foreign);
      const task = `${pathOf({ kind: 'task', sid })}\\b`;
      const standing = () => recordingsOf(bundle, callSid).map((recording) => linkTo(recording.sid)).find((link) => bundle.sandbox.state.tasks.get(sid)?.attributes?.includes(link));
      return {
        kind: 'task',
        sid,
        before: JSON.stringify(foreign),
        ours: (before) => withConversations({ segment_link: standing() })(before),
        read: { method: 'GET', path: task },
        write: { method: 'POST', path: struck === 'link' ? task : `/Calls/${callSid}/Recordings` },
        call: () => callStudio(bundle, path, { TaskSid: sid, Action: 'start', CallSid: callSid }),
      };
    },
  };
}

const pauseRecording: FaultyFunction = {
  name: 'record-call, pause',
  path: '/studio/record-call',
  traits: ['write'],
  async arrange(bundle) {
    const { sid: callSid } = bundle.sandbox.actions.putCall({});
    const { sid: recordingSid } = bundle.sandbox.actions.putRecording({ call: callSid, seconds: 5 });
    const { recordings } = bundle.sandbox.state;
    recordings.set(recordingSid, { ...recordings.get(recordingSid)!, status: 'in-progress', runningSince: bundle.sandbox.clock.now() });
    const sid = await bundle.createTask(foreign);
    return {
      kind: 'task',
      sid,
      before: JSON.stringify(foreign),
      ours: (before) => before,
      isDone: () => recordings.get(recordingSid)?.status === 'paused',
      write: { method: 'POST', path: `/Calls/${callSid}/Recordings` },
      call: () => callStudio(bundle, '/studio/record-call', { TaskSid: sid, Action: 'pause', CallSid: callSid }),
    };
  },
};

/** The callback of a recording that is done; the one that it runs may come after the one that there is none after all. */
const recordingStatus: FaultyFunction = {
  name: 'recording-status',
  path: '/webhooks/recording-status',
  traits: ['attributes', 'read', 'write', 'later event'],
  async arrange(bundle) {
    const { sid: recordingSid } = bundle.sandbox.actions.putRecording({ call: seed.callSids.answeredCall, seconds: 60 });
    const { recordings } = bundle.sandbox.state;
    const sid = await bundle.createTask(foreign);
    const at = `${pathOf({ kind: 'task', sid })}\\b`;
    const tell = (event: Record<string, string>) => callWebhook(bundle, '/webhooks/recording-status', { ...event, RecordingSid: recordingSid, TaskSid: sid });
    const scene: Scene = {
      kind: 'task',
      sid,
      before: JSON.stringify(foreign),
      ours: withConversations({ segment_link: linkTo(recordingSid) }),
      read: { method: 'GET', path: at },
      write: { method: 'POST', path: at },
      call: () => tell(recordingCompleted),
      later: {
        call() {
          recordings.set(recordingSid, { ...recordings.get(recordingSid)!, status: 'absent' });
          scene.call = () => tell(recordingInProgress);
          return tell(recordingAbsent);
        },
        ours: (before) => ({ ...before, conversations: foreign.conversations }),
      },
    };
    return scene;
  },
};

/** A signed link is followed: one read of the sound, nothing is written. */
const media: FaultyFunction = {
  name: 'media',
  path: '/recordings/media',
  traits: ['read'],
  async arrange(bundle) {
    const { sid: recordingSid } = bundle.sandbox.actions.putRecording({ seconds: 1 });
    const sid = await bundle.createTask(foreign);
    const expires = Math.floor(Date.now() / 1_000) + 366 * 86_400;
    const query = new URLSearchParams({ RecordingSid: recordingSid, Expires: String(expires), Signature: signRecording(secret, recordingSid, expires) });
    return {
      kind: 'task',
      sid,
      before: JSON.stringify(foreign),
      ours: (before) => before,
      read: { method: 'GET', path: `/Recordings/${recordingSid}\\b` },
      async call() {
        const started = performance.now();
        const response = await fetch(`${bundle.functions.url}/recordings/media?${query.toString()}`);
        const isSound = response.headers.get('content-type') === 'audio/mpeg';
        const { code } = isSound ? { code: (await response.arrayBuffer()).byteLength > 0 ? 'valid' : 'empty' } : ((await response.json()) as { code: string });
        return { status: response.status, code, ms: performance.now() - started };
      },
    };
  },
};

export const faultyFunctions: FaultyFunction[] = [
  prepare,
  taskWriter('enrich-task', '/studio/enrich-task', { 'conversations.campaign': 'Spring' }, { campaign: 'Spring' }),
  taskWriter('link-task', '/studio/link-task', { FirstTaskSid: firstTask }, { conversation_id: firstTask }),
  taskWriter('close-task, canceled', '/studio/close-task', { Status: 'canceled', Outcome: 'Spam' }, { outcome: 'Spam' }, { closedAs: 'canceled' }),
  taskWriter('close-task, completed', '/studio/close-task', { Status: 'completed', Outcome: 'Sale' }, { outcome: 'Sale' }, { status: 'assigned', closedAs: 'completed' }),
  interactionTask,
  startRecording('recording'),
  startRecording('link'),
  pauseRecording,
  taskEnded,
  taskBegan,
  recordingStatus,
  media,
  worker('update-worker', { byName: false }),
  worker('update-worker, by name', { byName: true }),
];
