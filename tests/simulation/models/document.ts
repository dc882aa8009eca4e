/** Attributes as JSON text: read and changed without losing a digit, by its own means and not by the bundle's. */
import { LosslessNumber, parse, stringify } from 'lossless-json';

export type Doc = Record<string, unknown>;

/** Every number stays a text of digits in a wrapper: two documents are equal only when their digits are. */
export function readDoc(json: string): Doc | undefined {
  try {
    const value = parse(json);
    return isDoc(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LosslessNumber);
}

/** Text that is the same for the same value, whatever the order of keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value instanceof LosslessNumber) return value.toString();
  if (!isDoc(value)) return JSON.stringify(value) ?? 'nothing';
  return `{${Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join()}}`;
}

/** The document with one root key set to the given JSON text, as a careful writer of another system does it. */
export function withRootKey(json: string, key: string, valueJson: string): string {
  const doc = readDoc(json) ?? {};
  return stringify({ ...doc, [key]: parse(valueJson) })!;
}

/** The document with one value inside conversations set, where that is an object or nothing. */
export function withConversationValue(json: string, key: string, valueJson: string): string {
  const doc = readDoc(json) ?? {};
  const { conversations } = doc;
  if (conversations !== undefined && conversations !== null && !isDoc(conversations)) return json;
  return stringify({ ...doc, conversations: { ...conversations, [key]: parse(valueJson) } })!;
}

/** The values of a document by path: objects of conversations, customers and reservation_attributes one level down, the rest whole. */
export function valuesByPath(doc: Doc): Map<string, string> {
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(doc)) {
    const divided = isDoc(value) && ['conversations', 'customers', 'reservation_attributes'].includes(key);
    if (!divided) values.set(key, canonical(value));
    else for (const [inner, each] of Object.entries(value)) values.set(`${key}.${inner}`, canonical(each));
  }
  return values;
}

/** What stands at a path such as conversations.outcome; undefined when nothing does. */
export function valueAt(doc: Doc, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (isDoc(value) ? value[key] : undefined), doc);
}

/** A value as a reader of the story wants it: a text without its quotation marks. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : canonical(value);
}
