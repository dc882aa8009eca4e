/** Conversations in the form the page draws them. */
import { secondsBetween, type Phase, type Segment } from '../../insights/segments/segment';
import { type Conversation } from '../../insights/conversations';
import { type Customer, type Abandonment, type Outcome } from '../../insights/attributes/outcome';
import { type SegmentReading, type TaskReading } from '../../insights/task-reading';
import { type Warning } from '../../insights/warnings/warning';
import { type World } from '../twilio/world';
import { clipAttributes, clipWarnings } from './clip';
import { recordingView, type RecordingView } from './recording-view';
import { findSteps, type Steps } from './steps';

/** A row of the list. */
export interface ConversationRow {
  id: string;
  customer: Customer;
  channel: string;
  direction: string | null;
  from: number;
  to: number | null;
  /** Seconds so far, gaps between tasks left out. */
  seconds: number;
  segments: DrawnSegment[];
  outcome: Outcome | null;
  abandonment: Abandonment;
  recorded: boolean;
  tasks: number;
  lost: number;
  look: number;
}

export type DrawnSegment = Pick<Segment, 'taskSid' | 'kind' | 'queue' | 'agent' | 'from' | 'to' | 'ending'> & {
  phases: Phase[];
};

export interface TaskView extends Omit<TaskReading, 'segments' | 'warnings' | 'mentions'> {
  segments: Omit<SegmentReading, 'attributes'>[];
}

export interface ConversationView extends ConversationRow {
  taskViews: TaskView[];
  warnings: Warning[];
  recordings: RecordingView[];
  /** What can be done next; null when every task has ended. */
  steps: Steps | null;
}

function drawn({ taskSid, kind, queue, agent, from, to, ending, phases }: Segment): DrawnSegment {
  return { taskSid, kind, queue, agent, from, to, ending, phases };
}

/** The last value that is there: a later task knows more. */
function last<T>(tasks: TaskReading[], read: (task: TaskReading) => T | null): T | null {
  return tasks.map(read).findLast((value) => value !== null) ?? null;
}

export function conversationRow({ id, tasks, warnings }: Conversation, now: number): ConversationRow {
  const [first] = tasks;
  const latest = tasks[tasks.length - 1];
  return {
    id,
    customer: {
      name: last(tasks, ({ customer }) => customer.name),
      address: last(tasks, ({ customer }) => customer.address),
    },
    channel: first.channel,
    direction: first.direction,
    from: first.from,
    to: tasks.some(({ to }) => to === null) ? null : Math.max(...tasks.map(({ to }) => to ?? 0)),
    seconds: tasks.reduce((sum, { from, to }) => sum + secondsBetween(from, to ?? now), 0),
    segments: tasks.flatMap(({ segments }) => segments.map(drawn)),
    outcome: last(tasks, ({ outcome }) => outcome),
    abandonment: latest.abandonment,
    recorded: tasks.some(({ segments }) => segments.some(({ recording }) => recording !== null)),
    tasks: tasks.length,
    lost: warnings.filter(({ severity }) => severity === 'lost').length,
    look: warnings.filter(({ severity }) => severity === 'look').length,
  };
}

function taskView({ warnings: _warnings, mentions: _mentions, ...task }: TaskReading): TaskView {
  return {
    ...task,
    attributes: clipAttributes(task.attributes),
    segments: task.segments.map(({ attributes: _attributes, ...segment }) => segment),
  };
}

export function conversationView(world: World, conversation: Conversation): ConversationView {
  const links = conversation.tasks
    .flatMap(({ segments }) => segments.map(({ recording }) => recording))
    .filter((link) => link !== null);
  const distinct = [...new Map(links.map((link) => [link.url, link])).values()];
  return {
    ...conversationRow(conversation, world.clock.now()),
    taskViews: conversation.tasks.map(taskView),
    warnings: clipWarnings(conversation.warnings),
    recordings: distinct.map((link) => recordingView(world, link)),
    steps: findSteps(world, conversation),
  };
}
