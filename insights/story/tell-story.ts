/** One task's story, event by event: what changed in its attributes, what counts, what came too late and by how much. */
import { entriesOf, parseRoot, same, type JsonObject } from '../attributes/attributes';
import { creditedAttributes, endOf, type End } from '../attributes/credited';
import { rules, type Edition } from '../attributes/edition';
import { type Moment, type TaskHistory } from '../history/task-history';

/**
 * counts: Insights reads this very value. replaced: in time, but another value stands there when Insights reads. late:
 * after the end. open: Insights has not read yet.
 */
type Fate = 'counts' | 'replaced' | 'late' | 'open';

export interface StoryChange {
  /** As in conversations.outcome; the bare name for what Insights does not read. */
  field: string;
  /** Undefined where the value was removed. */
  value: unknown;
  fate: Fate;
  /** ms after the end, for a late one. */
  lateMs?: number;
}

export interface StoryLine {
  moment: Moment;
  changes: StoryChange[];
  /** Other names at the root whose values changed. */
  others: string[];
  /** Whether Insights reads the attributes here. */
  reads: boolean;
}

type Values = Map<string, unknown>;

const valuesOf = (root: JsonObject | null): Values =>
  new Map(entriesOf(root).map(({ object, key, value }) => [`${object}.${key}`, value]));

function othersOf(root: JsonObject | null): Values {
  const names = Object.entries(root ?? {}).filter(([name]) => name !== 'conversations' && name !== 'customers');
  return new Map(names);
}

function changedNames(newer: Values, older: Values): string[] {
  const names = [...new Set([...older.keys(), ...newer.keys()])];
  return names.filter((name) => !same(newer.get(name), older.get(name)));
}

const isLink = (field: string) => field === 'conversations.segment_link' || field === 'conversations.media';

interface Reading {
  end: End;
  values: Values;
}

/** Every moment at which Insights reads the attributes, with what it finds. */
function readingsOf(task: TaskHistory, edition: Edition): Reading[] {
  const reservations = task.moments.flatMap(({ type, reservation }) =>
    type === 'reservation.completed' && reservation !== undefined ? [reservation] : [],
  );
  const ends = reservations.length ? reservations.map((sid) => endOf(task, sid)) : [task.ended];
  return ends
    .filter((end) => end !== null)
    .map((end) => ({ end, values: valuesOf(creditedAttributes(task, end, edition)) }));
}

function fateOf(
  field: string,
  value: unknown,
  moment: Moment,
  readings: Reading[],
  edition: Edition,
): Omit<StoryChange, 'field' | 'value'> {
  const last = readings.at(-1)?.end;
  if (!last) return { fate: 'open' };
  const graceMs = isLink(field) ? rules[edition].linkGraceMs : rules[edition].attributeGraceMs;
  const lateMs = moment.at - last.at;
  if (moment.order > last.order && (graceMs === 0 || lateMs > graceMs)) return { fate: 'late', lateMs };
  const counts = readings.some(
    ({ end, values }) => (end.order >= moment.order || end === last) && same(values.get(field), value),
  );
  return { fate: counts ? 'counts' : 'replaced' };
}

export function tellStory(task: TaskHistory, edition: Edition): StoryLine[] {
  const readings = readingsOf(task, edition);
  let root: JsonObject | null = null;
  return task.moments.map((moment): StoryLine => {
    const state = task.attributes.find(({ order }) => order === moment.order);
    const before = root;
    if (state) root = parseRoot(state.text);
    const [newer, older] = [valuesOf(root), valuesOf(before)];
    return {
      moment,
      changes: changedNames(newer, older).map((field) => {
        const value = newer.get(field);
        return { field, value, ...fateOf(field, value, moment, readings, edition) };
      }),
      others: changedNames(othersOf(root), othersOf(before)),
      reads: readings.some(({ end }) => end.order === moment.order),
    };
  });
}
