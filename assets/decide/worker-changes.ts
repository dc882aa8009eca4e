/** What a change of a worker's attributes would really change: nothing is written, or shown, for the rest. Pure. */
import { isExactNumber, isJsonObject, type JsonObject } from '../attributes/json';

/**
 * One attribute that a change would really change; `to` is null when it is removed, `from` undefined when it is new.
 */
export interface Difference {
  key: string;
  from: unknown;
  to: unknown;
}

/** What the changes would change; empty when all is as wished. The order of keys inside an object does not count. */
export function differences(attributes: JsonObject, changes: JsonObject): Difference[] {
  return Object.entries(changes)
    .map(([key, to]) => ({ key, from: Object.hasOwn(attributes, key) ? attributes[key] : undefined, to }))
    .filter(({ from, to }) => (to === null ? from !== undefined : canonical(from) !== canonical(to)));
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (isExactNumber(value)) return value.toString();
  if (!isJsonObject(value)) return JSON.stringify(value) ?? '';
  const entries = Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${entries.join()}}`;
}
