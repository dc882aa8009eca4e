/** The Functions under fuzz: for each a call that would do something, to be spoiled. One entry a Function. */
import { signRecording } from '../../assets/decide/recording-link';
import taskCanceled from '../recorded/events/task-canceled-hang-up.json';
import recordingCompleted from '../recorded/events/recording-completed.json';
import { streamed } from '../harness/event-doors';
import { secrets } from './canaries';
import { type Dice } from './dice';
import { type Lane } from './lane';

/** How a Function answers: JSON with the code's status for its callers, a status alone for webhooks, sound for players. */
export type Answers = 'json' | 'status' | 'sound';

export interface Target {
  path: string;
  answers: Answers;
  attributes: 'task' | 'worker' | 'none';
  /** Parameters that come from right to plausible. */
  parameters(lane: Lane, dice: Dice): Record<string, string>;
}

const expires = Math.floor(Date.now() / 1000) + 365 * 86_400;
const optional = (dice: Dice, parameters: Record<string, string>) =>
  Object.fromEntries(dice.some(Object.entries(parameters), 0.3));

export const targets: Target[] = [
  {
    path: '/studio/prepare-attributes',
    answers: 'json',
    attributes: 'task',
    parameters: (lane, dice) =>
      optional(dice, {
        PreviousTaskSid: dice.pick(lane.tasks),
        ConversationId: 'value-canary',
        RecordingSid: lane.recordingSid,
        RecordingStartTime: '2026-11-22T10:00:00Z',
        RecordingChannels: 'dual',
        OnInvalid: 'skip',
        ...lane.inFlow,
      }),
  },
  {
    path: '/studio/enrich-task',
    answers: 'json',
    attributes: 'task',
    parameters: (lane, dice) => ({
      TaskSid: dice.pick(lane.tasks),
      'conversations.campaign': dice.pick(['a', 'b']),
      ...optional(dice, {
        OnInvalid: 'skip',
        ...lane.inFlow,
        Conversations: '{"content":"value-canary"}',
        Customers: '{"name":"value-canary"}',
      }),
    }),
  },
  {
    path: '/studio/link-task',
    answers: 'json',
    attributes: 'none',
    parameters: (lane, dice) => ({
      TaskSid: dice.pick(lane.tasks),
      ...dice.pick<Record<string, string>>([
        { PreviousTaskSid: dice.pick(lane.tasks) },
        { ConversationId: dice.pick(['one', 'two']) },
        { LinkKey: dice.pick(['value-canary', '+15558675309']), ...optional(dice, { LinkWithinHours: '2' }) },
      ]),
      ...optional(dice, { Relink: 'true' }),
    }),
  },
  {
    path: '/studio/close-task',
    answers: 'json',
    attributes: 'task',
    parameters: (lane, dice) => ({
      TaskSid: dice.pick(lane.tasks),
      Status: dice.pick(['canceled', 'completed']),
      Reason: 'value-canary',
      ...optional(dice, { Outcome: 'Sale', OnInvalid: 'skip' }),
    }),
  },
  {
    path: '/studio/record-call',
    answers: 'json',
    attributes: 'none',
    parameters: (lane, dice) => ({
      TaskSid: dice.pick(lane.tasks),
      Action: dice.pick(['start', 'pause', 'resume', 'stop']),
      CallSid: lane.callSid,
      ...optional(dice, {
        RecordingSid: lane.recordingSid,
        RecordingChannels: 'dual',
        PauseBehavior: 'skip',
        ReservationSid: `WR${'1'.repeat(32)}`,
      }),
    }),
  },
  {
    path: '/webhooks/taskrouter-event',
    answers: 'status',
    attributes: 'none',
    parameters(lane, dice) {
      const TaskSid = dice.pick(lane.tasks);
      return {
        ...taskCanceled,
        TaskSid,
        EventType: dice.pick(['task.created', 'task.canceled', 'task.completed', 'task.updated', 'reservation.wrapup']),
        ...(dice.chance(0.5) ? lane.told(TaskSid) : { TaskVersion: '99999' }),
      };
    },
  },
  {
    path: '/webhooks/event-streams',
    answers: 'status',
    attributes: 'none',
    parameters(lane, dice) {
      const TaskSid = dice.pick(lane.tasks);
      const EventType = dice.pick(['task.created', 'task.canceled', 'task.completed', 'reservation.wrapup']);
      const { specversion, type, id, data } = streamed({ ...taskCanceled, ...lane.told(TaskSid), TaskSid, EventType });
      return { specversion, type, id, data: JSON.stringify(data) };
    },
  },
  {
    path: '/webhooks/recording-status',
    answers: 'status',
    attributes: 'none',
    parameters: (lane, dice) => ({
      ...recordingCompleted,
      RecordingSid: lane.recordingSid,
      CallSid: lane.callSid,
      RecordingStatus: dice.pick(['in-progress', 'completed', 'absent']),
      TaskSid: dice.pick(lane.tasks),
      ...optional(dice, { ReservationSid: `WR${'1'.repeat(32)}` }),
    }),
  },
  {
    path: '/recordings/media',
    answers: 'sound',
    attributes: 'none',
    parameters: (lane) => ({
      RecordingSid: lane.recordingSid,
      Expires: String(expires),
      Signature: signRecording(secrets.RECORDING_LINK_SECRET, lane.recordingSid, expires),
    }),
  },
  {
    path: '/workers/update-worker',
    answers: 'json',
    attributes: 'worker',
    parameters: (lane, dice) => ({
      ...(dice.chance(0.7) ? { WorkerSid: lane.worker.sid } : { FriendlyName: lane.worker.friendlyName }),
      location: dice.pick(['London', 'value-canary']),
      ...optional(dice, { OnInvalid: 'skip', Attributes: '{"team_id":"value-canary"}' }),
    }),
  },
];
