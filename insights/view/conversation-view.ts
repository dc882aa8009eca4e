/** Conversations in the form a page draws them. */
import { secondsBetween, secondsIn, type Phase, type PhaseName, type Segment } from '../segments/segment';
import { type Conversation } from '../conversations';
import { type Customer, type Abandonment, type Outcome } from '../attributes/outcome';
import { type RecordingLink } from '../attributes/recording-link';
import { type SegmentReading, type TaskReading } from '../task-reading';
import { type Warning } from '../warnings/warning';
import { attributeRows, type AttributeRow } from './attribute-rows';
import { clipAttributes, clipText, clipWarnings } from './clip';
import { countValues } from './overview';
import { thinPhases } from './thin-phases';

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
  /** Values that are lost, and values to look at. */
  lost: number;
  look: number;
}

export type DrawnSegment = Pick<Segment, 'taskSid' | 'kind' | 'queue' | 'agent' | 'from' | 'to' | 'ending'> & {
  phases: Phase[];
};

export interface SegmentView extends Omit<SegmentReading, 'attributes'> {
  /** Whole seconds of the phases that have ended. */
  seconds: Record<PhaseName, number>;
}

export interface TaskView extends Omit<TaskReading, 'segments' | 'warnings' | 'mentions' | 'attributes'> {
  segments: SegmentView[];
  attributes: AttributeRow[];
}

export interface RecordingView extends RecordingLink {
  /** The recording's status; unknown when nobody knows of one of this SID. */
  status: string;
  /** ms since 1970. */
  begins: number | null;
  durationMs: number;
  channels: number | null;
  /** Where it is played; null while it cannot be. */
  playable: string | null;
}

export interface ConversationView extends ConversationRow {
  taskViews: TaskView[];
  warnings: Warning[];
  recordings: RecordingView[];
}

const mostInRow = 60;
const mostInView = 400;
const mostSegments = 400;

function drawn({ taskSid, kind, queue, agent, from, to, ending, phases }: Segment, most: number): DrawnSegment {
  return { taskSid, kind, queue, agent, from, to, ending, phases: thinPhases(phases, most) };
}

/** The last value that is there: a later task knows more. */
function last<T>(tasks: TaskReading[], read: (task: TaskReading) => T | null): T | null {
  return tasks.map(read).findLast((value) => value !== null) ?? null;
}

function rowOf({ id, tasks, warnings }: Conversation, now: number, most: number): ConversationRow {
  const [first] = tasks;
  const latest = tasks[tasks.length - 1];
  const segments = tasks.flatMap((task) => task.segments);
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
    segments: segments.slice(0, mostSegments).map((segment) => drawn(segment, most)),
    outcome: last(tasks, ({ outcome }) => outcome),
    abandonment: latest.abandonment,
    recorded: segments.some(({ recording }) => recording !== null),
    tasks: tasks.length,
    lost: countValues(warnings, 'lost'),
    look: countValues(warnings, 'look'),
  };
}

export const conversationRow = (conversation: Conversation, now: number): ConversationRow =>
  rowOf(conversation, now, mostInRow);

const phaseNames: PhaseName[] = ['queue', 'ringing', 'talk', 'wrap-up'];

function segmentView(reading: SegmentReading, now: number): SegmentView {
  const { attributes: _attributes, ...segment } = reading;
  return {
    ...segment,
    phases: thinPhases(segment.phases, mostInView),
    seconds: Object.fromEntries(
      phaseNames.map((name) => [name, secondsIn(segment, name, now)]),
    ) as SegmentView['seconds'],
  };
}

function taskView(task: TaskReading, warnings: Warning[], now: number): TaskView {
  const { warnings: _warnings, mentions: _mentions, ...others } = task;
  return {
    ...others,
    attributes: attributeRows(task.sid, clipAttributes(task.attributes), warnings),
    segments: task.segments.slice(0, mostSegments).map((segment) => segmentView(segment, now)),
  };
}

/** What is known of a recording where nobody can be asked about it. */
export function unknownRecording(link: RecordingLink): RecordingView {
  return { ...link, status: 'unknown', begins: link.startTime, durationMs: 0, channels: null, playable: null };
}

/** Lost values first: they are what a person has to know. */
const worstFirst = (warnings: Warning[]): Warning[] => [
  ...warnings.filter(({ severity }) => severity === 'lost'),
  ...warnings.filter(({ severity }) => severity === 'look'),
];

export function conversationView(
  conversation: Conversation,
  now: number,
  seeRecording: (link: RecordingLink) => RecordingView = unknownRecording,
): ConversationView {
  const links = conversation.tasks
    .flatMap(({ segments }) => segments.map(({ recording }) => recording))
    .filter((link) => link !== null);
  const distinct = [...new Map(links.map((link) => [link.url, link])).values()];
  const warnings = clipWarnings(worstFirst(conversation.warnings));
  return {
    ...rowOf(conversation, now, mostInView),
    taskViews: conversation.tasks.map((task) => taskView(task, warnings, now)),
    warnings,
    recordings: distinct.map((link) => seeRecording({ ...link, url: clipText(link.url) })),
  };
}
