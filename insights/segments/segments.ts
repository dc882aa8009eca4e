/**
 * Reads a task's segments from its events. Ringing belongs to the queue's segment, and a transfer begins a new pair of
 * segments: https://www.twilio.com/docs/flex/end-user-guide/insights/conversation-structure
 */
import { type Phase, type Segment, type SegmentEnding } from './segment';
import { type Moment, type TaskHistory } from '../history/task-history';

class SegmentReader {
  readonly segments: Segment[] = [];
  private readonly taskSid: string;
  /** The segment of the queue the task waits in. */
  private waiting: Segment | null = null;
  /** Agents' segments under way, by reservation. */
  private readonly handled = new Map<string, Segment>();
  private readonly ringing = new Map<string, Phase>();

  constructor(taskSid: string) {
    this.taskSid = taskSid;
  }

  read(moment: Moment, ending: TaskHistory['ended']): void {
    switch (moment.type) {
      case 'task.created':
      case 'task-queue.entered':
        return this.enterQueue(moment);
      case 'reservation.created':
        return this.ring(moment);
      case 'reservation.accepted':
        return this.answer(moment);
      case 'reservation.rejected':
      case 'reservation.timeout':
      case 'reservation.canceled':
      case 'reservation.rescinded':
        return this.stopRinging(moment, moment.type.slice('reservation.'.length));
      case 'reservation.wrapup':
        return this.wrapUp(moment);
      case 'reservation.completed':
        return this.complete(moment);
      case 'task.transfer-initiated':
        return this.beginTransfer(moment);
      case 'task.transfer-failed':
        return this.failTransfer(moment);
      case 'task.canceled':
        return this.end(moment, ending?.reason?.toLowerCase() === 'hangup' ? 'abandoned' : 'canceled');
      case 'task.completed':
        return this.end(moment, 'unanswered');
      case 'task.deleted':
      case 'task.system-deleted':
        return this.end(moment, 'deleted');
      default:
    }
  }

  private enterQueue({ at, queue }: Moment): void {
    if (this.waiting?.queue === queue) return;
    this.leaveQueue(at, 'moved');
    this.waiting = this.open('queue', { at, queue, phase: { name: 'queue', from: at, to: null } });
  }

  private open(kind: Segment['kind'], { at, queue, phase }: { at: number; queue: string; phase: Phase }): Segment {
    const segment: Segment = {
      taskSid: this.taskSid,
      kind,
      queue,
      agent: null,
      reservation: null,
      from: at,
      to: null,
      phases: [phase],
      ending: 'open',
    };
    this.segments.push(segment);
    return segment;
  }

  private ring({ at, queue, reservation = '', agent = '' }: Moment): void {
    // An event may be missing: a task can be offered to an agent without having entered a queue.
    this.waiting ??= this.open('queue', { at, queue, phase: { name: 'queue', from: at, to: null } });
    stopPhase(this.waiting.phases.at(-1), 'queue', at);
    const phase: Phase = { name: 'ringing', from: at, to: null, agent };
    this.ringing.set(reservation, phase);
    this.waiting.phases.push(phase);
  }

  private stopRinging({ at, reservation = '' }: Moment, result: string): void {
    const phase = this.ringing.get(reservation);
    if (!phase) return;
    // It ended with its segment when another agent was faster.
    phase.to ??= at;
    if (result !== 'accepted') phase.result = result;
    this.ringing.delete(reservation);
    const stillRings = [...this.ringing.values()].some(({ to }) => to === null);
    if (result !== 'accepted' && !stillRings) this.waiting?.phases.push({ name: 'queue', from: at, to: null });
  }

  private answer(moment: Moment): void {
    const { at, queue, reservation = '', agent = '' } = moment;
    this.stopRinging(moment, 'accepted');
    if (this.waiting) this.waiting.reservation = reservation;
    this.leaveQueue(at, 'answered');
    const segment = this.open('conversation', { at, queue, phase: { name: 'talk', from: at, to: null } });
    Object.assign(segment, { agent, reservation });
    this.handled.set(reservation, segment);
  }

  private wrapUp({ at, reservation = '' }: Moment): void {
    const segment = this.handled.get(reservation);
    if (!segment) return;
    stopPhase(segment.phases.at(-1), 'talk', at);
    segment.phases.push({ name: 'wrap-up', from: at, to: null });
  }

  private complete({ at, reservation = '' }: Moment): void {
    const segment = this.handled.get(reservation);
    if (!segment) return;
    close(segment, at, segment.ending === 'open' ? 'completed' : segment.ending);
    this.handled.delete(reservation);
  }

  private beginTransfer({ at, queue }: Moment): void {
    const from = [...this.handled.values()].at(-1);
    if (from) from.ending = 'transferred';
    this.leaveQueue(at, 'moved');
    this.waiting = this.open('queue', { at, queue, phase: { name: 'queue', from: at, to: null } });
  }

  private failTransfer({ at }: Moment): void {
    const from = [...this.handled.values()].findLast(({ ending }) => ending === 'transferred');
    if (from) from.ending = 'open';
    this.leaveQueue(at, 'unanswered');
  }

  private leaveQueue(at: number, ending: SegmentEnding): void {
    if (this.waiting) close(this.waiting, at, ending);
    this.waiting = null;
  }

  private end({ at }: Moment, ending: SegmentEnding): void {
    this.leaveQueue(at, ending);
    for (const segment of this.handled.values())
      close(segment, at, segment.ending === 'open' ? 'completed' : segment.ending);
    this.handled.clear();
  }
}

function stopPhase(phase: Phase | undefined, name: Phase['name'], at: number): void {
  if (phase?.name === name) phase.to ??= at;
}

function close(segment: Segment, at: number, ending: SegmentEnding): void {
  for (const phase of segment.phases) phase.to ??= at;
  Object.assign(segment, { to: at, ending });
}

/** Oldest first; `to` is null where a segment has not ended. */
export function readSegments(task: TaskHistory): Segment[] {
  const reader = new SegmentReader(task.sid);
  for (const moment of task.moments) reader.read(moment, task.ended);
  return reader.segments;
}
