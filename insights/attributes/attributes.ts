/** Reads attributes that anyone may have written: nothing here trusts their shape. */
import { type AttributeObject } from './known-attributes';

export type JsonObject = Record<string, unknown>;

const attributeObjects: AttributeObject[] = ['conversations', 'customers'];

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts read last: those of the task that is judged, which are read again and again. */
const recent: { text: string; root: JsonObject | null }[] = [];
const mostRecent = 8;
let next = 0;

/** Null for text that is not a JSON object. What it answers may be given to others: nobody may change it. */
export function parseRoot(text: string | null): JsonObject | null {
  if (text === null) return null;
  // Not a map: one that is filled and emptied all the time keeps the garbage collector from taking what it held.
  for (const known of recent) if (known.text === text) return known.root;
  const root = parse(text);
  recent[next] = { text, root };
  next = (next + 1) % mostRecent;
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
  const entries: Entry[] = [];
  for (const object of attributeObjects) {
    const own = objectIn(root, object);
    for (const key of Object.keys(own)) {
      const value = own[key];
      if (value !== null) entries.push({ object, key, value });
    }
  }
  return entries;
}

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
