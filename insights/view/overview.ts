/** How many values arrive as they were meant, and how many are lost by each kind of mistake. */
import { type Conversation } from '../conversations';
import { type Severity } from '../warnings/losses';
import { type Warning, type WarningKind } from '../warnings/warning';
import { kindNames } from './kind-words';

/** Values a warning is about; one that names no attribute still counts as one. */
const valuesIn = ({ fields }: Warning): number => Math.max(fields.length, 1);

export function countValues(warnings: Warning[], severity: Severity): number {
  return warnings.reduce((sum, warning) => sum + (warning.severity === severity ? valuesIn(warning) : 0), 0);
}

interface KindCount {
  kind: WarningKind;
  severity: Severity;
  values: number;
  conversations: number;
}

export interface Overview {
  conversations: number;
  /** Conversations in which nothing is lost. */
  meant: number;
  /** Conversations with a loss, and with something to look at. */
  lostIn: number;
  lookIn: number;
  /** Values that are loaded, lost, and to look at. */
  loaded: number;
  lost: number;
  look: number;
  kinds: KindCount[];
}

type Kinds = Map<string, KindCount>;

/** A kind that has two severities is counted twice: lost and to look at are never mixed. */
function countOf(kinds: Kinds, kind: WarningKind, severity: Severity): KindCount {
  const key = `${severity} ${kind}`;
  const known = kinds.get(key);
  if (known) return known;
  const counted = { kind, severity, values: 0, conversations: 0 };
  kinds.set(key, counted);
  return counted;
}

const tallies = new WeakMap<Conversation, Overview>();

function tally(conversation: Conversation): Overview {
  const known = tallies.get(conversation);
  if (known) return known;
  const { warnings, tasks } = conversation;
  const [lost, look] = [countValues(warnings, 'lost'), countValues(warnings, 'look')];
  const kinds: Kinds = new Map();
  for (const warning of warnings) countOf(kinds, warning.kind, warning.severity).values += valuesIn(warning);
  for (const each of kinds.values()) each.conversations = 1;
  const overview: Overview = {
    conversations: 1,
    meant: lost > 0 ? 0 : 1,
    lostIn: lost > 0 ? 1 : 0,
    lookIn: look > 0 ? 1 : 0,
    loaded: tasks.reduce((sum, { attributes }) => sum + attributes.filter(({ state }) => state === 'loaded').length, 0),
    lost,
    look,
    kinds: [...kinds.values()],
  };
  tallies.set(conversation, overview);
  return overview;
}

interface OverviewSum {
  add: (conversation: Conversation) => void;
  sum: () => Overview;
}

/** Adds up conversations, none of which is kept. */
export function createOverview(): OverviewSum {
  const sum: Overview = { conversations: 0, meant: 0, lostIn: 0, lookIn: 0, loaded: 0, lost: 0, look: 0, kinds: [] };
  const kinds: Kinds = new Map();
  const order = (each: KindCount) => kindNames.indexOf(each.kind);
  return {
    add(conversation) {
      const one = tally(conversation);
      sum.conversations += 1;
      sum.meant += one.meant;
      sum.lostIn += one.lostIn;
      sum.lookIn += one.lookIn;
      sum.loaded += one.loaded;
      sum.lost += one.lost;
      sum.look += one.look;
      for (const { kind, severity, values } of one.kinds) {
        const counted = countOf(kinds, kind, severity);
        counted.values += values;
        counted.conversations += 1;
      }
    },
    sum: () => ({ ...sum, kinds: [...kinds.values()].toSorted((one, other) => order(one) - order(other)) }),
  };
}

/** What each conversation costs is counted once, however often it is asked. */
export function overviewOf(conversations: Conversation[]): Overview {
  const { add, sum } = createOverview();
  for (const conversation of conversations) add(conversation);
  return sum();
}
