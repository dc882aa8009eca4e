/** Reads attributes that anyone may have written: nothing here trusts their shape. */
import { type AttributeObject } from './known-attributes';

export type JsonObject = Record<string, unknown>;

const attributeObjects: AttributeObject[] = ['conversations', 'customers'];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const parsed = new Map<string, JsonObject | null>();
/** Texts remembered: those of a task or two, which are read again and again while it is judged. */
const mostParsed = 64;

/** Null for text that is not a JSON object. What it answers may be given to others: nobody may change it. */
export function parseRoot(text: string | null): JsonObject | null {
  if (text === null) return null;
  const known = parsed.get(text);
  if (known !== undefined) return known;
  if (parsed.size >= mostParsed) parsed.clear();
  const root = parse(text);
  parsed.set(text, root);
  return root;
}

function parse(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** `conversations` or `customers`; empty when it is missing or not an object. */
export function objectIn(root: JsonObject | null, name: AttributeObject): JsonObject {
  const value = root && Object.hasOwn(root, name) ? root[name] : undefined;
  return isObject(value) ? value : {};
}

/** The value of the first of these keys that holds a number, or a text that is not blank. */
export function textIn(root: JsonObject | null, ...keys: string[]): string | null {
  for (const key of keys) {
    const value = root && Object.hasOwn(root, key) ? root[key] : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return null;
}

export interface Entry {
  object: AttributeObject;
  key: string;
  value: unknown;
}

/** The entries of `conversations` and `customers`; those that are null, which means no value, are left out. */
export function entriesOf(root: JsonObject | null): Entry[] {
  return attributeObjects.flatMap((object) =>
    Object.entries(objectIn(root, object))
      .filter(([, value]) => value !== null)
      .map(([key, value]) => ({ object, key, value })),
  );
}

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
