/** Every attribute of an input as one list, in the order it is shown: inside the objects first, then the rest. */
import { givenAttributes, taskAttributes } from '../../parse/task-attributes';
import { taskObjects } from '../../attributes/table';
import { readJsonParameter } from '../../parse/json-parameter';
import { isJsonObject, type JsonObject } from '../../attributes/json';
import { workerAttributes } from '../../parse/worker-attributes';
import { type RowGroup } from '../judge/judge-attribute';
import { type Parameters } from './read-parameters';

export interface Entry {
  group: RowGroup;
  key: string;
  value: unknown;
}

const inGroup = (group: RowGroup, entries: Iterable<[string, unknown]>): Entry[] =>
  Array.from(entries, ([key, value]) => ({ group, key, value }));

/** Attributes that stand on a task or worker. */
export function entriesOfAttributes(attributes: JsonObject, target: 'task' | 'worker'): Entry[] {
  if (target === 'worker') return inGroup('worker', Object.entries(attributes));
  const objects: Record<string, unknown> = Object.fromEntries(
    Object.entries(attributes).filter(([key, value]) => taskObjects.includes(key as never) && isJsonObject(value)),
  );
  const root = Object.entries(attributes).filter(
    ([key, value]) => !Object.hasOwn(objects, key) && !(taskObjects.includes(key as never) && value === null),
  );
  return [
    ...taskObjects.flatMap((object) => inGroup(object, Object.entries(objects[object] ?? {}))),
    ...inGroup('root', root),
  ];
}

/** Attributes among the parameters of a Function; a flat name wins over the same one inside JSON. */
export function entriesOfParameters(parameters: Parameters, target: 'task' | 'worker'): Entry[] {
  if (target === 'worker') return entriesForWorker(parameters);
  const given = taskObjects.flatMap((object) => inGroup(object, givenAttributes(object, parameters).attributes));
  return [
    ...given,
    ...inGroup(
      'parameters',
      Object.entries(parameters).filter(([name]) => !isReadAsAttributes(name, parameters[name])),
    ),
  ];
}

/** JSON that could not be read stays a parameter, to be told so. */
function isReadAsAttributes(name: string, value: unknown): boolean {
  if (!taskAttributes.claims(name)) return false;
  return name.includes('.') || !readJsonParameter(name, value).issues.length;
}

function entriesForWorker(parameters: Parameters): Entry[] {
  const isFlat = (name: string) => workerAttributes.claims(name) && !workerAttributes.names.includes(name);
  const json = workerAttributes.names.map((name) => ({ name, ...readJsonParameter(name, parameters[name]) }));
  const unread = json.filter(({ issues }) => issues.length).map(({ name }) => name);
  const flat = Object.entries(parameters).filter(([name]) => isFlat(name));
  const others = Object.entries(parameters).filter(([name]) => unread.includes(name) || !workerAttributes.claims(name));
  return [
    ...inGroup('worker', new Map([...json.flatMap(({ entries }) => entries), ...flat])),
    ...inGroup('parameters', others),
  ];
}
