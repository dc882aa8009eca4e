/** Counts tasks by what they lost, with a few of them as examples. */
import { type Edition } from '../attributes/edition';
import { likelyUnlinked, lossKinds, losses, type LossKind, type Severity } from '../warnings/losses';

/** A task, as far as it can be an example. */
interface Example {
  sid: string;
  /** When it began, in ms since 1970. */
  from: number;
}

export interface Loss {
  kind: LossKind;
  severity: Severity;
  /** As in conversations.outcome; `attributes` for all of them. */
  field: string;
  tasks: number;
  /** Of the judged tasks, 0 to 1. */
  share: number;
  /** SIDs of the oldest of the tasks. */
  examples: string[];
  problem: string;
  hint: string;
}

interface Count {
  kind: LossKind;
  severity: Severity;
  field: string;
  tasks: number;
  /** SID of the task that was counted last. */
  last: string;
  examples: Example[];
}

const mostExamples = 5;
/** Names of attributes that are told apart; whoever makes a name of each value would fill the memory. */
const mostFields = 2000;
const longestField = 80;

const isOlder = (one: Example, other: Example) =>
  one.from < other.from || (one.from === other.from && one.sid < other.sid);

/** Names are shown on terminals: nothing in them may steer one. */
function shownField(field: string): string {
  const plain = field.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '�');
  const characters = Array.from(plain);
  return characters.length > longestField ? `${characters.slice(0, longestField).join('')}…` : plain;
}

export interface LossCounts {
  /** All of one task in a row: it counts once, however many of its names are shown alike. */
  add(kind: LossKind, severity: Severity, field: string, task: Example): void;
  addAll(counts: LossCounts): void;
  readonly counts: Iterable<Count>;
  list(tasks: number, edition: Edition): Loss[];
}

function addExample(examples: Example[], { sid, from }: Example): void {
  const index = examples.findIndex((example) => isOlder({ sid, from }, example));
  examples.splice(index === -1 ? examples.length : index, 0, { sid, from });
  if (examples.length > mostExamples) examples.pop();
}

function compareCounts(one: Count, other: Count): number {
  const lostFirst = Number(one.severity === 'look') - Number(other.severity === 'look');
  const byKind = lossKinds.indexOf(one.kind) - lossKinds.indexOf(other.kind);
  return lostFirst || other.tasks - one.tasks || byKind || (one.field < other.field ? -1 : 1);
}

function describe({ kind, severity, field }: Count, edition: Edition): Pick<Loss, 'problem' | 'hint'> {
  if (kind === 'unlinked' && severity === 'look') return likelyUnlinked;
  return { problem: losses[kind].problem(field, edition), hint: losses[kind].hint(field, edition) };
}

const shareOf = (part: number, whole: number): number => Math.round((part / whole) * 10_000) / 10_000;

export function createLossCounts(): LossCounts {
  const counts = new Map<string, Count>();

  function countOf(kind: LossKind, severity: Severity, field: string): Count {
    const key = `${kind} ${severity} ${field}`;
    const known = counts.get(key);
    if (known) return known;
    const others = `${field.split('.')[0]}.*`;
    if (counts.size >= mostFields && field !== others) return countOf(kind, severity, others);
    const count: Count = { kind, severity, field, tasks: 0, last: '', examples: [] };
    counts.set(key, count);
    return count;
  }

  return {
    add(kind, severity, field, task) {
      const count = countOf(kind, severity, shownField(field));
      if (count.last === task.sid) return;
      count.last = task.sid;
      count.tasks += 1;
      addExample(count.examples, task);
    },
    addAll(others) {
      for (const { kind, severity, field, tasks, examples } of others.counts) {
        const count = countOf(kind, severity, field);
        count.tasks += tasks;
        for (const example of examples) addExample(count.examples, example);
      }
    },
    get counts() {
      return counts.values();
    },
    list: (judged, edition) =>
      [...counts.values()].toSorted(compareCounts).map((count) => {
        const { problem, hint } = describe(count, edition);
        const { kind, severity, field, tasks, examples } = count;
        return {
          kind,
          severity,
          field,
          tasks,
          share: shareOf(tasks, judged),
          examples: examples.map(({ sid }) => sid),
          problem,
          hint,
        };
      }),
  };
}
