/** Finds the worker of each entry among the workers of the workspace, page by page. Never guesses between two. */
import { warnOfMissingIds } from '../../../assets/attributes/warnings';
import { finding } from '../../../assets/findings/finding';
import { mergeKeys, parseAttributes } from '../../../assets/attributes/json';
import { differences, type Difference } from '../../../assets/decide/worker-changes';
import { type Worker } from '../../../assets/twilio/worker-writer';
import { keyText, type Entry, type WorkerKey } from './check-rows';
import { rowsInWords } from '../read/row';
import { Findings } from './findings';

/** A worker as a list shows it. `json` null: the list does not carry attributes. */
export interface ListedWorker {
  sid: string;
  friendlyName: string;
  json: string | null;
  /** Known when the worker was fetched alone. */
  version?: string;
}

/** What will happen to the worker of an entry. */
export type Planned =
  | { kind: 'change'; entry: Entry; sid: string; friendlyName: string; differences: Difference[]; guess?: Worker }
  | { kind: 'same'; entry: Entry; sid: string; friendlyName: string }
  | {
      kind: 'not-done';
      entry: Entry;
      code: 'worker-not-found' | 'ambiguous' | 'duplicate' | 'unreadable';
      why: string;
    };

interface Found {
  sid: string;
  friendlyName: string;
  state: 'change' | 'same' | 'unreadable' | 'hidden';
  differences: Difference[];
  guess?: Worker;
}

export class WorkerMatcher {
  /** Names that Insights will not show because their id is missing, in the workers as they will be. */
  readonly warnings = new Findings();
  private readonly entries = new Map<string, Entry>();
  private readonly found = new Map<Entry, Map<string, Found>>();
  private readonly hidden = new Map<string, ListedWorker>();
  private readonly needsEmails: boolean;

  constructor(private readonly all: Entry[]) {
    for (const entry of all) this.entries.set(keyText(entry.key), entry);
    this.needsEmails = all.some(({ key }) => key.by === 'email');
  }

  /** Notes a worker; the same one may come twice when the list changes while it is read. */
  see(worker: ListedWorker): void {
    const attributes = worker.json === null ? undefined : parseAttributes(worker.json);
    const state = worker.json === null ? 'hidden' : attributes ? 'same' : 'unreadable';
    const { sid, friendlyName, version } = worker;
    const keys: WorkerKey[] = [
      { by: 'WorkerSid', value: sid },
      { by: 'FriendlyName', value: friendlyName },
    ];
    if (typeof attributes?.email === 'string') keys.push({ by: 'email', value: attributes.email.trim() });
    const fitting = keys.map((key) => this.entries.get(keyText(key))).filter((entry) => entry !== undefined);
    if (state === 'hidden' && (this.needsEmails || fitting.length)) this.hidden.set(sid, worker);
    else this.hidden.delete(sid);

    for (const entry of fitting) {
      const changed = attributes ? differences(attributes, entry.changes) : [];
      const guess =
        attributes && changed.length && version !== undefined ? { sid, friendlyName, attributes, version } : undefined;
      const found: Found = { sid, friendlyName, state: changed.length ? 'change' : state, differences: changed, guess };
      this.found.set(entry, (this.found.get(entry) ?? new Map()).set(sid, found));
      if (attributes)
        for (const warning of warnOfMissingIds('worker', mergeKeys(attributes, entry.changes)))
          this.warnings.add({ line: entry.line }, warning);
    }
  }

  /** Workers whose attributes the list did not carry; they must be fetched one by one before planning. */
  unseen(): ListedWorker[] {
    return [...this.hidden.values()];
  }

  /** Drops a worker that was deleted after it was listed. */
  forget(sid: string): void {
    this.hidden.delete(sid);
    for (const found of this.found.values()) found.delete(sid);
  }

  /** What will happen to each entry, in the order of the file. */
  plan(): Planned[] {
    const takers = new Map<string, Entry[]>();
    for (const [entry, found] of this.found)
      for (const sid of found.keys()) takers.set(sid, [...(takers.get(sid) ?? []), entry]);
    return this.all.map((entry) => planOf(entry, [...(this.found.get(entry)?.values() ?? [])], takers));
  }
}

function planOf(entry: Entry, found: Found[], takers: Map<string, Entry[]>): Planned {
  const notDone = (code: (Planned & { kind: 'not-done' })['code'], why: string): Planned => ({
    kind: 'not-done',
    entry,
    code,
    why,
  });
  const { by, value } = entry.key;
  const [worker] = found;
  if (!worker) return notDone('worker-not-found', `no worker has this ${by}`);
  if (found.length > 1)
    return notDone('ambiguous', `${found.length} workers have this ${by}: ${found.map(({ sid }) => sid).join(', ')}`);
  const others = takers.get(worker.sid)!.filter((other) => other !== entry);
  if (others.length) return notDone('duplicate', `names the same worker as ${rowsInWords(others, entry)}`);
  if (entry.alsoNamed && entry.alsoNamed.toLowerCase() !== worker.friendlyName.toLowerCase()) {
    return notDone('ambiguous', `${value} is ${worker.friendlyName}, not ${entry.alsoNamed}`);
  }
  const { sid, friendlyName, guess } = worker;
  if (worker.state === 'unreadable' || worker.state === 'hidden')
    return notDone('unreadable', 'the attributes on the worker are not a JSON object');
  return worker.state === 'change'
    ? { kind: 'change', entry, sid, friendlyName, differences: worker.differences, guess }
    : { kind: 'same', entry, sid, friendlyName };
}

/** Planned rows that contradict each other, as findings of the file. */
export function duplicatesOf(planned: Planned[]): Findings {
  const findings = new Findings();
  for (const each of planned) {
    if (each.kind === 'not-done' && each.code === 'duplicate')
      findings.add({ line: each.entry.line }, finding(each.entry.key.by, each.why, 'keep one row for each worker'));
  }
  return findings;
}
