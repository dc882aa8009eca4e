/**
 * A segment: part of a conversation as Insights divides it, a wait in one queue or the work of one agent. Times are ms
 * since 1970.
 */
export type PhaseName = 'queue' | 'ringing' | 'talk' | 'wrap-up';

export interface Phase {
  name: PhaseName;
  from: number;
  /** Null while it lasts. */
  to: number | null;
  /** Who is rung, for ringing. */
  agent?: string;
  /** How the ringing ended when nobody answered: rejected, timeout ... */
  result?: string;
}

export type SegmentEnding =
  | 'open'
  | 'answered'
  | 'abandoned'
  | 'canceled'
  | 'unanswered'
  | 'moved'
  | 'transferred'
  | 'completed'
  | 'deleted';

export interface Segment {
  taskSid: string;
  kind: 'queue' | 'conversation';
  queue: string;
  /** Who handled it; null for a queue's segment. */
  agent: string | null;
  /**
   * The reservation at whose end Insights reads the attributes: for a queue's segment the one that answered, if any.
   */
  reservation: string | null;
  from: number;
  to: number | null;
  phases: Phase[];
  ending: SegmentEnding;
}

/** Whole seconds, as Insights counts: milliseconds are dropped from both times. */
export function secondsBetween(from: number, to: number): number {
  return Math.floor(to / 1000) - Math.floor(from / 1000);
}

/** Seconds spent in a phase of the segment; a phase under way lasts until `now`. */
export function secondsIn(segment: Segment, name: PhaseName, now: number): number {
  return segment.phases
    .filter((phase) => phase.name === name)
    .reduce((sum, { from, to }) => sum + secondsBetween(from, to ?? now), 0);
}
