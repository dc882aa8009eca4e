/** All there is to know of one event or one request, for a person who opens its row. */
import { parseRoot } from '../../insights/attributes/attributes';
import { clipText } from '../../insights/view/clip';
import { type TaskHistory } from '../../insights/history/task-history';
import { type SandboxParts } from '../parts/parts';

/** One line of a difference between two states of a task's attributes. */
export interface Difference {
  /** customers.name; (all) for attributes that are not a JSON object. */
  name: string;
  before: string | null;
  after: string | null;
}

export interface OpenedRow {
  title: string;
  /** Names and values as they were sent, in their order. */
  fields: { name: string; value: string }[];
  /** Null where no attributes of a task are concerned. */
  attributes: Difference[] | null;
  /** What became of it. */
  answers: string[];
}

const text = (value: unknown) => clipText(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** One level inside of objects, as attributes are merged. */
function flatten(attributes: string | null): Map<string, string> {
  const root = parseRoot(attributes);
  if (!root) return new Map(attributes === null || attributes === '' ? [] : [['(all)', clipText(attributes)]]);
  return new Map(
    Object.entries(root).flatMap(([name, value]): [string, string][] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).map(([key, inner]) => [`${name}.${key}`, text(inner)])
        : [[name, text(value)]],
    ),
  );
}

const mostDifferences = 200;

function differencesOf(before: string | null, after: string | null): Difference[] {
  const [old, fresh] = [flatten(before), flatten(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((name) => ({ name, before: old.get(name) ?? null, after: fresh.get(name) ?? null }))
    .filter((each) => each.before !== each.after)
    .slice(0, mostDifferences);
}

const fieldsOf = (values: Record<string, string | string[]>) =>
  Object.entries(values).map(([name, value]) => ({ name, value: text(value) }));

/** The attributes that stood there when this text came, and that it replaced. */
function stateBefore(task: TaskHistory | undefined, at: number, sent: string): string | null {
  const states = task?.attributes ?? [];
  const arrived = states.findIndex((state) => state.at >= at && state.text === sent);
  if (arrived >= 0) return states[arrived - 1]?.text ?? null;
  return states.findLast((state) => state.at <= at)?.text ?? null;
}

function openEvent(parts: SandboxParts, sid: string): OpenedRow | null {
  const event = parts.world.events.list().find((each) => each.sid === sid);
  if (!event) return null;
  const { type, parameters, outcome, attempts, at } = event;
  const sent = parameters.TaskAttributes;
  const task = parts.history.task(parameters.TaskSid ?? '');
  return {
    title: type,
    fields: fieldsOf(parameters),
    attributes: sent === undefined ? null : differencesOf(stateBefore(task, at, sent), sent),
    answers: [
      `Callback: ${outcome}.`,
      ...attempts.map(({ status }, index) => `Attempt ${index + 1}: ${status ?? 'no answer'}.`),
    ],
  };
}

function openRequest(parts: SandboxParts, id: number): OpenedRow | null {
  const request = parts.requests.list().find((each) => each.id === id);
  if (!request) return null;
  const { method, path, query, form, headers, status, code, fault, ms, at } = request;
  const sent = form.Attributes;
  const task = parts.history.task(/\/Tasks\/(WT\w{32})$/.exec(path)?.[1] ?? '');
  const answered = status === null ? 'No answer arrived' : `Answered ${status}${code ? `, error ${code}` : ''}`;
  return {
    title: `${method} ${path}`,
    fields: [
      ...fieldsOf(query),
      ...fieldsOf(form),
      ...('if-match' in headers ? [{ name: 'If-Match', value: headers['if-match'] }] : []),
      ...('user-agent' in headers ? [{ name: 'User-Agent', value: clipText(headers['user-agent']) }] : []),
    ],
    attributes: task && typeof sent === 'string' ? differencesOf(stateBefore(task, at, sent), sent) : null,
    answers: [`${answered} after ${ms ?? 0} ms.`, ...(fault ? [`Broken on purpose: ${fault}.`] : [])],
  };
}

/** `list`: events, by SID, or requests, by number. Throws when the log no longer has it. */
export function openRow(parts: SandboxParts, query: URLSearchParams): OpenedRow {
  const key = query.get('key') ?? '';
  const opened = query.get('list') === 'requests' ? openRequest(parts, Number(key)) : openEvent(parts, key);
  if (!opened) throw new Error('It is no longer in the log: only the newest 20,000 entries are kept.');
  return opened;
}
