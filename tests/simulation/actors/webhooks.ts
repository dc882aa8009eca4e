/** Twilio's events on their way to the Functions: lost, doubled, late, and so in any order. */
import { type Intent, type Call } from '../engine/call';
import { type FunctionPath } from '../engine/functions';
import { type TaskEvent } from '../models/task-router';
import { rfc2822, type RecordingEvent } from '../models/voice';
import { type Delivery, type Running } from '../scene';
import { stream } from './streams';

const mayFillIn: Record<string, readonly string[]> = {
  'task.created': ['conversations.conversation_id'],
  'task.canceled': ['outcome', 'abandoned', 'abandoned_phase', 'hang_up_by'].map((key) => `conversations.${key}`),
  'reservation.wrapup': ['conversations.hang_up_by'],
  'task.completed': ['conversations.outcome'],
};

/** What each event is delivered for: our own writes' echoes only now and then, for they must be left alone. */
const subscribed = ['task.created', 'task.canceled', 'task.completed', 'task.updated', 'reservation.wrapup'];

export function deliverTaskEvent(run: Running, event: TaskEvent): void {
  if (!subscribed.includes(event.type)) return;
  const echo = event.type === 'task.updated';
  // The others come once for each task: their names are the same however often it was written before.
  const name = `${event.type}-${event.taskSid.slice(-1)}${echo ? `v${event.version}` : ''}`;
  if (echo && run.chance.draw(`event-unsent ${name}`, true, (dice) => !dice.chance(0.1))) return;
  const without = (part: string, share: number) =>
    run.chance.draw(`event-without-${part} ${name}`, false, (dice) => dice.chance(share));
  const body = {
    EventType: event.type,
    TaskSid: event.taskSid,
    ...(!without('attributes', 0.05) && { TaskAttributes: event.attributes }),
    ...(!without('version', 0.2) && { TaskVersion: String(event.version) }),
    ...(event.reason !== null && !without('reason', 0.15) && endingReason(event)),
    TaskAssignmentStatus: event.status,
    ResourceType: event.type.split('.')[0],
  };
  const intent: Intent = { taskSid: event.taskSid, mayTouch: mayFillIn[event.type] ?? [], fillsInOnly: true, echo };
  const Timestamp = String(Math.floor(run.timeline.date() / 1000));
  const delivery: Delivery = { kind: 'task', event, name, body, intent, calls: [], lost: false };
  run.events.push(delivery);
  const door = run.chance.draw('event-door of-world', 'callback', (dice) =>
    dice.pick(['callback', 'stream', 'stream', 'both'] as const),
  );
  if (door !== 'stream') send(run, delivery, '/webhooks/taskrouter-event', { Timestamp });
  if (door !== 'callback') stream(run, delivery);
}

function endingReason({ type, reason }: TaskEvent): Record<string, string> {
  return { [type === 'task.canceled' ? 'TaskCanceledReason' : 'TaskCompletedReason']: reason! };
}

export function deliverRecordingEvent(run: Running, event: RecordingEvent): void {
  const { recording, status } = event;
  const name = `${status}-${recording.sid.slice(-2)}`;
  const url = new URL(recording.callback!.url);
  const body = {
    ...Object.fromEntries(url.searchParams),
    RecordingSid: recording.sid,
    RecordingStatus: status,
    RecordingStartTime: rfc2822(recording.startedAtMs),
    RecordingChannels: String(recording.channels),
    CallSid: recording.callSid,
    ...(recording.conferenceSid && { ConferenceSid: recording.conferenceSid }),
  };
  const intent: Intent = {
    taskSid: url.searchParams.get('TaskSid') ?? undefined,
    recordingSid: recording.sid,
    mayTouch: ['conversations.segment_link', 'conversations.media', 'reservation_attributes.*'],
  };
  const delivery: Delivery = { kind: 'recording', event, name, body, intent, calls: [], lost: false };
  run.events.push(delivery);
  send(run, delivery, '/webhooks/recording-status');
}

/** At most three tries for one delivery: the address asks for two more after a 5xx. */
const triesWanted = 3;

/** `besides`: what this door tells in its own form. */
function send(run: Running, delivery: Delivery, url: FunctionPath, besides: Record<string, string> = {}): void {
  const { name, body, intent } = delivery;
  delivery.lost = run.chance.draw(`event-lost ${name}`, false, (dice) => run.mayLose && dice.chance(0.03));
  if (delivery.lost) return run.tell('Twilio', `loses the event ${name}`);
  const times = run.chance.draw(`event-doubled ${name}`, 1, (dice) => (dice.chance(0.12) ? 2 : 1));
  for (let copy = 1; copy <= times; copy++) {
    const delayMs = run.chance.draw(`event-delay ${name} ${copy}`, 100, (dice) =>
      dice.chance(0.3) ? 1000 + dice.below(60_000) : 10 + dice.below(900),
    );
    const attempt = (count: number) => {
      const key = `${name}${copy > 1 ? `(${copy})` : ''}${count > 1 ? ` again ${count - 1}` : ''}`;
      const call = run.call(key, url, { ...body, ...besides }, intent, ({ replies }: Call) => {
        if (replies[0].status >= 500 && count < triesWanted) run.timeline.after(1000, () => attempt(count + 1));
      });
      delivery.calls.push(call);
    };
    run.timeline.after(delayMs, () => attempt(1));
  }
}
