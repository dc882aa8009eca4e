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

function rowOf(id: string, task: TaskReading, segment: SegmentReading, number: number, now: number): Row {
  const last = segment === task.segments.at(-1);
  const abandonment = last && task.to !== null ? task.abandonment : { abandoned: null, phase: null };
  return {
    conversation: id,
    task: task.sid,
    segment: number,
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
    ...Object.fromEntries(
      segment.attributes
        .filter(({ state }) => state === 'loaded' || state === 'cut')
        .map(({ name, value }) => [name, value]),
    ),
  };
}

/** `now`: ms since 1970, until which segments under way last. */
export function segmentRows(conversations: Conversation[], now: number): Row[] {
  return conversations.flatMap(({ id, tasks }) => {
    const all = tasks.flatMap((task) => task.segments.map((segment) => ({ task, segment })));
    return all.map(({ task, segment }, index) => rowOf(id, task, segment, index + 1, now));
  });
}
