/** The JSON of a task's or worker's attributes: read and written without losing what we do not know. Pure. */
import { LosslessNumber, parse, stringify } from 'lossless-json';

/** Any JSON object. Numbers that JavaScript would round are kept as they were written. */
export type JsonObject = Record<string, unknown>;

/**
 * Characters TaskRouter allows for the attributes of a task or worker, whitespace included ("TaskRouter resource
 * limits").
 */
export const attributesLimit = 4096;

/**
 * Characters the Attributes field of the Send to Flex widget holds.
 * https://www.twilio.com/docs/studio/widget-library/send-flex
 */
export const sendToFlexLimit = 1024;

/** A plain number where nothing can be lost: a whole one beyond 2^53 is exact only as it was written. */
function exactNumber(written: string): number | LosslessNumber {
  const number = Number(written);
  return String(number) === written && !isRounded(number) ? number : new LosslessNumber(written);
}

/** True for a whole number beyond 2^53: whoever parsed it as a JavaScript number may have changed its digits. */
function isRounded(value: unknown): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** True when a number that may have lost digits is anywhere in the value, as in a JSON body that the platform parsed. */
export function holdsRounded(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsRounded);
  return isJsonObject(value) ? Object.values(value).some(holdsRounded) : isRounded(value);
}

/**
 * The value of a JSON text, numbers kept as written; of a key given twice the last one counts, as for JavaScript and
 * TaskRouter. Throws a SyntaxError that ends with `at position N`. `onRepeated`: hears of such a key and its place in
 * the text.
 */
export function parseExactly(json: string, onRepeated?: (key: string, position: number) => void): unknown {
  return parse(json, undefined, {
    parseNumber: exactNumber,
    onDuplicateKey({ key, position, newValue }) {
      onRepeated?.(key, position);
      return newValue;
    },
  });
}

/**
 * The attributes as an object; null and blank mean none. Undefined when they are not a JSON object, or when the field is
 * missing: an answer that does not tell the attributes does not say that there are none.
 */
export function parseAttributes(json: string | null | undefined): JsonObject | undefined {
  if (json === undefined) return undefined;
  if (json === null || json.trim() === '') return {};
  try {
    const value = parseExactly(json);
    if (value === null) return {};
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Minified JSON, since every character counts against the limit; `indent` spaces make it readable instead. */
export function writeAttributes(attributes: JsonObject, indent?: number): string {
  return stringify(attributes, undefined, indent)!;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value);
}

/** A number kept as it was written, because JavaScript would round it; its toString() gives the digits. */
export function isExactNumber(value: unknown): value is LosslessNumber {
  return value instanceof LosslessNumber;
}

/** True when the key has a value; null and empty text are none to Insights. */
export function isPresent(values: JsonObject, key: string): boolean {
  return Object.hasOwn(values, key) && (values[key] ?? '') !== '';
}

/**
 * Writes changes into one object inside the attributes: a value sets its key, null removes it, everything else stays.
 * Undefined when something that is not an object stands in its place: that would be lost.
 */
export function mergeInto(attributes: JsonObject, object: string, changes: JsonObject): JsonObject | undefined {
  const current = Object.hasOwn(attributes, object) ? attributes[object] : undefined;
  if (current !== undefined && current !== null && !isJsonObject(current)) return undefined;
  const merged = mergeKeys(current ?? {}, changes);
  const leavesNothing = Object.keys(merged).length === 0 && !isJsonObject(current);
  return leavesNothing ? attributes : { ...attributes, [object]: merged };
}

/** One level: each changed key is set or, for null, removed; the others keep value and place. */
export function mergeKeys(current: JsonObject, changes: JsonObject): JsonObject {
  const merged = { ...current };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete merged[key];
    else merged[key] = value;
  }
  return merged;
}

/**
 * The keys that take most room, as `conversations.content 812`; names only. For a message when the limit is exceeded.
 */
export function largestKeys(attributes: JsonObject, count = 3): string[] {
  const sizes = Object.entries(attributes).flatMap(([key, value]) => {
    if (!isJsonObject(value)) return [{ key, size: sizeOf(key, value) }];
    return Object.entries(value).map(([inner, innerValue]) => ({
      key: `${key}.${inner}`,
      size: sizeOf(inner, innerValue),
    }));
  });
  return sizes
    .toSorted((a, b) => b.size - a.size)
    .slice(0, count)
    .map(({ key, size }) => `${key.slice(0, 60)} (${size})`);
}

/** Characters of a name and its value in JSON: a long name takes as much room as a long value. */
function sizeOf(name: string, value: unknown): number {
  return writeAttributes({ [name]: value }).length - '{}'.length;
}
