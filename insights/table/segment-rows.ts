/** The report as a table: one row for each segment, as in the data sets of Insights. */
import { type Conversation } from '../conversations';
import { secondsBetween, secondsIn } from '../segments/segment';
import { type SegmentReading, type TaskReading } from '../task-reading';

export type Cell = string | number | null;
export type Row = Record<string, Cell>;

/** Columns that every row has; the attributes follow. */
export const fixedColumns = [
  'conversation',
  'task',
  'segment',
  'kind',
  'channel',
  'direction',
  'customer',
  'customer_address',
  'queue',
  'agent',
  'started',
  'ended',
  'duration_s',
  'queue_s',
  'ringing_s',
  'talk_s',
  'wrap_up_s',
  'ending',
  'outcome',
  'reason',
  'abandoned',
  'abandoned_phase',
  'recording',
  'warnings',
];

const iso = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

const loadedOf = ({ attributes }: SegmentReading) =>
  attributes.filter(({ state }) => state === 'loaded' || state === 'cut');

/** The columns of a task's attributes. */
export const attributeColumns = ({ segments }: TaskReading): string[] =>
  segments.flatMap((segment) => loadedOf(segment).map(({ name }) => name));

function rowOf(task: TaskReading, segment: SegmentReading, now: number): Row {
  const last = segment === task.segments.at(-1);
  const abandonment = last && task.to !== null ? task.abandonment : { abandoned: null, phase: null };
  return {
    task: task.sid,
    kind: segment.kind === 'queue' ? 'Queue' : 'Conversation',
    channel: task.channel,
    direction: task.direction,
    customer: task.customer.name,
    customer_address: task.customer.address,
    queue: segment.queue,
    agent: segment.agent,
    started: iso(segment.from),
    ended: segment.to === null ? null : iso(segment.to),
    duration_s: secondsBetween(segment.from, segment.to ?? now),
    queue_s: secondsIn(segment, 'queue', now),
    ringing_s: secondsIn(segment, 'ringing', now),
    talk_s: secondsIn(segment, 'talk', now),
    wrap_up_s: secondsIn(segment, 'wrap-up', now),
    ending: segment.ending,
    outcome: segment.outcome?.value ?? null,
    reason: last ? task.reason : null,
    abandoned: abandonment.abandoned,
    abandoned_phase: abandonment.phase,
    recording: segment.recording?.url ?? null,
    warnings: last ? task.warnings.length : 0,
    ...Object.fromEntries(loadedOf(segment).map(({ name, value }) => [name, value])),
  };
}

/** The rows of one task, which do not know their conversation yet. `now`: ms since 1970, until which open ones last. */
export function taskRows(task: TaskReading, now: number): Row[] {
  return task.segments.map((segment) => rowOf(task, segment, now));
}

/** The rows of a conversation's tasks, oldest first, with its name and their place in it. */
export function inConversation(id: string, rows: Row[]): Row[] {
  return rows.map((row, index) => ({ ...row, conversation: id, segment: index + 1 }));
}

/** `now`: ms since 1970, until which segments under way last. */
export function segmentRows(conversations: Conversation[], now: number): Row[] {
  return conversations.flatMap(({ id, tasks }) =>
    inConversation(
      id,
      tasks.flatMap((task) => taskRows(task, now)),
    ),
  );
}
