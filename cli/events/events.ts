/**
 * Events on their way from the reader to the judge, a million of them in little memory: those of one task wait together,
 * as they were read, until the task is judged. Each event is parsed once, then.
 */
import { orderEvents } from '../../insights/events/order-events';
import { readEvent } from '../../insights/events/read-event';
import { type SeenEvent } from '../../insights/history/seen-event';
import { Buckets, type Group } from './buckets';
import { taskIn } from './task-in-line';

/** Problems told one by one; further ones are counted. */
const mostProblems = 10;

interface EventsOptions {
  /** Where the temporary file goes. */
  folder?: string;
  /** How a line is called: Line, Event. */
  noun: string;
  /** Only events of this task. */
  task?: string;
}

interface Trouble {
  number: number;
  text: string;
}

export class Events {
  /** Lines that could not be read. */
  unreadable = 0;
  /** Dates of the events, ms since 1970; undefined while none was read. */
  earliest: number | undefined;
  latest: number | undefined;
  private readonly buckets: Buckets;
  private readonly troubles: Trouble[] = [];

  constructor(private readonly options: EventsOptions) {
    this.buckets = new Buckets(options.folder);
  }

  /** `bytes`: a line of JSON, good for as long as the call lasts. `number`: how people count the lines. */
  add(bytes: Buffer, number: number): void {
    const key = taskIn(bytes) ?? this.keyOf(bytes, number);
    if (key) this.buckets.add(key, number, bytes);
  }

  /** Why nothing more went to the disk; all the rest was kept in memory then. */
  get diskProblem(): string | undefined {
    return this.buckets.diskProblem;
  }

  close(): void {
    this.buckets.close();
  }

  /** A line that cannot be an event. */
  refuse(number: number, problem: string): void {
    this.unreadable += 1;
    const place = this.troubles.findIndex((trouble) => trouble.number > number);
    this.troubles.splice(place === -1 ? this.troubles.length : place, 0, {
      number,
      text: `${this.options.noun} ${number} ${problem}.`,
    });
    if (this.troubles.length > mostProblems) this.troubles.pop();
  }

  /** Sentences about what could not be read, the first lines first. */
  get problems(): string[] {
    const more = this.unreadable - this.troubles.length;
    const texts = this.troubles.map(({ text }) => text);
    return more > 0 ? [...texts, `${more.toLocaleString('en')} more could not be read.`] : texts;
  }

  /** All events of a task together, in the order in which they happened; those of no task one by one. */
  *tasks(): Generator<SeenEvent[]> {
    for (const group of this.buckets.groups()) {
      const events = orderEvents(this.eventsOf(group));
      if (events.length) yield events;
    }
  }

  private eventsOf({ key, lines }: Group): SeenEvent[] {
    const events: SeenEvent[] = [];
    for (const { number, text } of lines()) {
      const event = this.parse(text, number);
      if (!event || (this.options.task !== undefined && event.task !== this.options.task)) continue;
      if (event.task !== '' && !event.task.startsWith(key)) {
        this.refuse(number, 'names two tasks');
        continue;
      }
      this.earliest = Math.min(this.earliest ?? event.at, event.at);
      this.latest = Math.max(this.latest ?? event.at, event.at);
      events.push(event);
    }
    return events;
  }

  /** For events of no task, and of an unusual form. */
  private keyOf(bytes: Buffer, number: number): Buffer | undefined {
    const event = this.parse(bytes.toString('utf8'), number);
    return event && Buffer.from(event.task || event.sid || event.type);
  }

  private parse(text: string, number: number): SeenEvent | undefined {
    let raw: unknown;
    try {
      raw = JSON.parse(text);
    } catch {
      this.refuse(number, 'is not JSON');
      return undefined;
    }
    const { event, problem } = readEvent(raw);
    if (!event) this.refuse(number, problem);
    return event;
  }
}
