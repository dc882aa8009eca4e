/** Callbacks: what TaskRouter tells of a task, and Voice of a recording. */
import * as seed from '../../../sandbox/state/fixed-sids';
import recordingAbsent from '../../recorded/events/recording-absent.json';
import recordingCompleted from '../../recorded/events/recording-completed.json';
import recordingInProgress from '../../recorded/events/recording-in-progress.json';
import reservationCompleted from '../../recorded/events/reservation-completed.json';
import taskCanceled from '../../recorded/events/task-canceled-hang-up.json';
import taskCreated from '../../recorded/events/task-created-after-another.json';
import { type Bundle } from '../../harness/bundle';
import { streamsPath } from '../../harness/event-doors';
import { pathOf, type Reply, type Scene } from '../scene';
import { callStreams, callWebhook, foreign, nextDigits, withConversations, type FaultyFunction } from './calling';
import { linkTo } from './recordings';

const webhook = '/webhooks/taskrouter-event';

const abandoned = withConversations({
  outcome: 'Abandoned',
  abandoned: 'Yes',
  abandoned_phase: 'Queue',
  hang_up_by: 'Customer',
});

type Deliver = (bundle: Bundle, event: Record<string, string>) => Promise<Reply>;

/** A caller hung up: the event tells attributes and version, so the first request is a write. */
const endedThrough = (path: string, deliver: Deliver): FaultyFunction => ({
  name: `${path.replace('/webhooks/', '')}, canceled`,
  path,
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
      call: () => deliver(bundle, event),
    };
  },
});

export const taskEnded = endedThrough(webhook, (bundle, event) => callWebhook(bundle, webhook, event));
export const taskEndedInStream = endedThrough(streamsPath, callStreams);

/** The customer hung up on an agent: the conference is read, the task written from the event. */
export const hungUp: FaultyFunction = {
  name: 'taskrouter-event, wrapup',
  path: webhook,
  traits: ['attributes', 'read', 'write'],
  async arrange(bundle) {
    const [customer, worker] = [nextDigits(), nextDigits()].map((digits) => `CA${digits}`);
    const { sid: conference } = bundle.sandbox.actions.putConference({
      sid: `CF${nextDigits()}`,
      friendlyName: 'a task',
      participants: [customer, worker],
    });
    bundle.sandbox.actions.endCall({ call: customer });
    const attributes = { ...foreign, conference: { sid: conference, participants: { customer, worker } } };
    const sid = await bundle.createTask(attributes);
    const told = { TaskSid: sid, TaskAttributes: JSON.stringify(attributes), TaskVersion: '0' };
    return {
      kind: 'task',
      sid,
      before: JSON.stringify(attributes),
      ours: withConversations({ hang_up_by: 'Customer' }),
      read: { method: 'GET', path: `/Conferences/${conference}\\b` },
      write: { method: 'POST', path: `${pathOf({ kind: 'task', sid })}\\b` },
      call: () => callWebhook(bundle, webhook, { ...reservationCompleted, EventType: 'reservation.wrapup', ...told }),
    };
  },
};

/** A task that names its predecessor: that one is read for its conversation, the new one is written. */
export const taskBegan: FaultyFunction = {
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
      later: {
        call: () => callWebhook(bundle, webhook, { ...taskCanceled, ...told, TaskVersion: '1' }),
        ours: abandoned,
      },
    };
  },
};

/** The callback of a recording that is done; the one that it runs may come after the one that there is none after all. */
export const recordingStatus: FaultyFunction = {
  name: 'recording-status',
  path: '/webhooks/recording-status',
  traits: ['attributes', 'read', 'write', 'later event'],
  async arrange(bundle) {
    const { sid: recordingSid } = bundle.sandbox.actions.putRecording({
      call: seed.callSids.answeredCall,
      seconds: 60,
    });
    const { recordings } = bundle.sandbox.state;
    const sid = await bundle.createTask(foreign);
    const at = `${pathOf({ kind: 'task', sid })}\\b`;
    const tell = (event: Record<string, string>) =>
      callWebhook(bundle, '/webhooks/recording-status', { ...event, RecordingSid: recordingSid, TaskSid: sid });
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
