/** Where every event that was read goes: into the period or not, into the buckets, and what could not be read is told. */
import { readEvent } from '../../../insights/events/read-event';
import { type SeenEvent } from '../../../insights/history/seen-event';

/** Problems told one by one; further ones are counted. */
const mostProblems = 10;

interface SinkOptions {
  /** Only events of this task. */
  task?: string;
  add: (event: SeenEvent) => void;
}

export class EventSink {
  /** Sentences about what could not be read. */
  readonly problems: string[] = [];
  /** Events and lines that could not be read. */
  unreadable = 0;
  /** Events read, those read twice included. */
  read = 0;
  /** ms since 1970; undefined while nothing was read. */
  earliest: number | undefined;
  latest: number | undefined;

  constructor(private readonly options: SinkOptions) {}

  /** A line of a file, without its end; null for one that is too long to be an event. */
  takeLine(line: string | null, number: number): void {
    const place = `Line ${number}`;
    if (line === null) return this.refuse(`${place} is too long to be an event.`);
    let raw: unknown;
    try {
      raw = JSON.parse(line);
    } catch {
      return this.refuse(`${place} is not JSON.`);
    }
    this.take(raw, place);
  }

  /** `place`: how to find the event, at the beginning of a sentence. */
  take(raw: unknown, place: string): void {
    const { event, problem } = readEvent(raw);
    if (!event) return this.refuse(`${place} ${problem}.`);
    if (this.options.task !== undefined && event.task !== this.options.task) return;
    this.read += 1;
    this.earliest = Math.min(this.earliest ?? event.at, event.at);
    this.latest = Math.max(this.latest ?? event.at, event.at);
    this.options.add(event);
  }

  private refuse(problem: string): void {
    this.unreadable += 1;
    if (this.problems.length < mostProblems) this.problems.push(problem);
  }
}
