/**
 * Warns of values that somebody else's write undid. TaskRouter replaces all attributes at once, so a writer who read an
 * older version puts that back, or removes what it did not know.
 */
import { entriesOf, isObject, objectIn, parseRoot, same, type JsonObject } from '../attributes/attributes';
import { type TaskHistory, type Write } from '../history/task-history';
import { losses } from './losses';
import { type Warning } from './warning';

/** Values as JSON, by a name that tells media apart; `#...` for what Insights does not read. */
type Traces = Map<string, string>;

const media = 'conversations.media';

const fieldOf = (trace: string) => (trace.startsWith(`${media} `) ? media : trace);
const isRead = (trace: string) => !trace.startsWith('#');

/** A list of media is several links, each of which can be lost by itself. */
function mediaTraces(list: unknown[]): [string, string][] {
  return list.filter(isObject).map((item) => {
    const { type, sid, url, url_provider: provider } = item;
    return [`${media} ${JSON.stringify([type, sid, url ?? provider])}`, ''];
  });
}

function tracesOf(root: JsonObject): Traces {
  const read = entriesOf(root).flatMap(({ object, key, value }): [string, string][] => {
    if (object === 'conversations' && key === 'media' && Array.isArray(value)) return mediaTraces(value);
    return value === '' ? [] : [[`${object}.${key}`, JSON.stringify(value)]];
  });
  const others = Object.entries(root).flatMap(([key, value]): [string, string][] =>
    key === 'conversations' || key === 'customers' ? [] : [[`#${key}`, JSON.stringify(value)]],
  );
  return new Map([...read, ...others]);
}

interface State {
  at: number;
  order: number;
  text: string;
  traces: Traces;
}

/** Whether anything that Insights reads is gone or different; most often values are only added. */
function mayUndo(before: JsonObject | null, after: JsonObject | null): boolean {
  return (['conversations', 'customers'] as const).some((name) => {
    const [older, newer] = [objectIn(before, name), objectIn(after, name)];
    return Object.keys(older).some((key) => older[key] !== newer[key] && !same(older[key], newer[key]));
  });
}

function anyMayBeUndone({ attributes }: TaskHistory): boolean {
  const roots = attributes.map(({ text }) => parseRoot(text));
  return roots.slice(1).some((root, index) => mayUndo(roots[index], root));
}

function statesOf(task: TaskHistory): State[] {
  return task.attributes.flatMap(({ at, order, text }) => {
    const root = parseRoot(text);
    return root ? [{ at, order, text, traces: tracesOf(root) }] : [];
  });
}

/** Whether the value was gone or older after the change, and stayed so. */
function isUndone(states: State[], index: number, name: string): boolean {
  const before = states[index - 1].traces.get(name);
  const after = states[index].traces.get(name);
  if (after === before || states[states.length - 1].traces.get(name) !== after) return false;
  return after === undefined || states.slice(0, index - 1).some(({ traces }) => traces.get(name) === after);
}

/** A value that was there when a reservation or the task ended has been reported: what becomes of it later is no loss. */
function wasReported(task: TaskHistory, states: State[], index: number, name: string): boolean {
  const value = states[index - 1].traces.get(name);
  let first = index - 1;
  while (first > 0 && states[first - 1].traces.get(name) === value) first -= 1;
  return task.moments.some(
    ({ type, order }) =>
      (type === 'reservation.completed' || order === task.ended?.order) &&
      order >= states[first].order &&
      order < states[index].order,
  );
}

/** Whether the change also brought something new. A change that only takes something away is taken for meant. */
function bringsNews({ traces }: State, before: State, undone: string[]): boolean {
  return [...traces].some(([name, value]) => before.traces.get(name) !== value && !undone.includes(name));
}

/** Only a sandbox knows the request behind a change. One with If-Match knew what it wrote over. */
function writeOf(task: TaskHistory, { text }: State): Write | undefined {
  return task.writes.find((write) => write.text === text);
}

/** A lost value as it was written; of media, what tells one from the other. */
function valueOf(traces: Traces, name: string): string {
  const json = traces.get(name)!;
  if (json === '') return name.slice(media.length + 1);
  const value: unknown = JSON.parse(json);
  return typeof value === 'string' ? value : json;
}

function valuesBefore(traces: Traces, names: string[]): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of names) {
    const field = fieldOf(name);
    values[field] = values[field] === undefined ? valueOf(traces, name) : `${values[field]}, ${valueOf(traces, name)}`;
  }
  return values;
}

export function warnOfOverwrites(task: TaskHistory): Warning[] {
  if (!anyMayBeUndone(task)) return [];
  const states = statesOf(task);
  return states.slice(1).flatMap((after, before): Warning[] => {
    const index = before + 1;
    const write = writeOf(task, after);
    if (write?.conditional) return [];
    const undone = [...states[before].traces.keys()].filter((name) => isUndone(states, index, name));
    if (!undone.length || (!write && !bringsNews(after, states[before], undone))) return [];
    const lost = undone.filter((name) => isRead(name) && !wasReported(task, states, index, name));
    const fields = [...new Set(lost.map(fieldOf))];
    if (!fields.length) return [];
    const were = fields.length > 1 ? 'were' : 'was';
    const by = write ? 'a write without If-Match' : 'a write of something else';
    return [
      {
        kind: 'overwritten',
        severity: losses.overwritten.severity,
        taskSid: task.sid,
        fields,
        values: valuesBefore(states[before].traces, lost),
        text: `${fields.join(', ')} ${were} overwritten by ${by}.`,
        hint: 'Read, merge, and write with the ETag that was read.',
        at: after.at,
      },
    ];
  });
}
