/**
 * What is kept of each task until all are judged: the facts that may link it to others. Nearly all tasks share no name
 * with any other one, so the facts wait as text, outside the memory if the caller has a place, and only tasks that may
 * be linked come back.
 */
import { type LinkFacts } from '../links/link-facts';
import { type JudgedTask } from './judge-task';

export interface KeptTask extends LinkFacts {
  judged: boolean;
  /** Whether anything of it is lost. */
  lost: boolean;
  /** An answered call without a recording. */
  unrecorded: boolean;
  workflow: string;
}

/** `lost`: whether anything of it is lost. */
export function keptOf({ reading, verdict, workflow, recorded }: JudgedTask, lost: boolean): KeptTask {
  const { sid, from, conversationId, callSid, previousTaskSid, interactionSid, conferenceSid, customerKey } = reading;
  const { mentions } = reading;
  return {
    sid,
    from,
    conversationId,
    callSid,
    previousTaskSid,
    interactionSid,
    conferenceSid,
    customerKey,
    mentions,
    judged: verdict === 'judged',
    lost,
    unrecorded: recorded === false,
    workflow,
  };
}

/** Where lines of text wait. They come back in the order in which they went, as often as they are asked for. */
export interface Spool {
  add(line: string): void;
  lines(): Iterable<string>;
}

export function inMemory(): Spool {
  const lines: string[] = [];
  return { add: (line) => void lines.push(line), lines: () => lines };
}

/** Which names came twice, in a few MB however many there are: now and then one that did not. */
class SharedNames {
  private readonly seen = new Uint8Array(1 << 22);

  see(name: string): void {
    const place = this.placeOf(name);
    if (this.seen[place] < 2) this.seen[place] += 1;
  }

  mayBeShared = (name: string): boolean => this.seen[this.placeOf(name)] > 1;

  /** FNV-1a. */
  private placeOf(name: string): number {
    let hash = 2_166_136_261;
    for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 16_777_619);
    return (hash ^ (hash >>> 15)) & (this.seen.length - 1);
  }
}

const namesOf = ({
  sid,
  conversationId,
  callSid,
  previousTaskSid,
  interactionSid,
  conferenceSid,
  customerKey,
  mentions,
}: KeptTask) =>
  [
    sid,
    conversationId,
    callSid,
    previousTaskSid,
    interactionSid,
    conferenceSid,
    customerKey,
    ...mentions.map(({ taskSid }) => taskSid),
  ].filter((name) => name !== null);

export class KeptTasks {
  judged = 0;
  private readonly names = new SharedNames();

  constructor(private readonly spool: Spool) {}

  add(task: KeptTask): void {
    if (task.judged) this.judged += 1;
    // A task that has the same name twice is not linked by it.
    for (const name of new Set(namesOf(task))) this.names.see(name);
    this.spool.add(JSON.stringify(task));
  }

  private *all(): Generator<KeptTask> {
    for (const line of this.spool.lines()) yield JSON.parse(line) as KeptTask;
  }

  /** Those that may be linked to others. */
  *connected(): Generator<KeptTask> {
    for (const task of this.all()) if (this.mayBeLinked(task)) yield task;
  }

  /** The rest: each is a conversation of its own. */
  *alone(): Generator<KeptTask> {
    for (const task of this.all()) if (!this.mayBeLinked(task)) yield task;
  }

  private mayBeLinked = (task: KeptTask) => namesOf(task).some(this.names.mayBeShared);
}
