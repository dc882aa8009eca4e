/**
 * Turns what callers send (Liquid text, JSON of any type) into the types Insights reads. A value that cannot be
 * turned stays as it is, for the validator to refuse: nothing here judges.
 */
import { attributeFormats } from './formats';
import { isExactNumber, isJsonObject, parseExactly } from './json';
import { type AttributeKind, type AttributeRow } from './table';

/** True for what Studio sends when a Liquid value is empty; such a value counts as absent. */
export function isBlank(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** JSON null, or the word `null` a widget can send: clears the attribute. */
export function isClearing(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === 'null');
}

/** What programs write for a text they do not have; `null` where it does not clear. */
const emptyWords = ['null', 'undefined', 'nan', '[object object]'];

/** True for a word that says that there is no value: as an id it would join everybody who has none. */
export function saysNothing(value: unknown): boolean {
  return typeof value === 'string' && emptyWords.includes(value.trim().toLowerCase());
}

/** What is wrong with such a word where equal values are taken for one conversation or customer. */
export const nobody = {
  problem: 'is a word for no value, and would make one of all who have none',
  hint: 'leave it blank, or out, when there is no value',
};

/** What is wrong with a number that a JSON body gave: as an id it would be another customer's. */
export const rounded = {
  problem: 'is a number of more digits than a JSON body keeps exact',
  hint: 'send it as text, in quotes',
};

/** Words to choose from: `Yes, No or Follow-Up`. */
export function listed(words: readonly string[]): string {
  const most = words.slice(0, -1).join(', ');
  return [most, ...words.slice(-1)].filter(Boolean).join(' or ');
}

const decimalNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function toMeasure(value: unknown): unknown {
  const written = isExactNumber(value) ? value.toString() : value;
  if (typeof written !== 'string' || !decimalNumber.test(written.trim())) return value;
  const number = Number(written);
  return Number.isFinite(number) ? number : value;
}

/** A number has the digits it was written with: a customer's id of twenty digits, a version `1.10`. */
function toText(value: unknown): unknown {
  if (isExactNumber(value)) return value.toString();
  // `Sale` and ` Sale ` would be two values in every report.
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : toTrimmedText(value);
}

function toTrimmedText(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

const yesNoWords: Record<string, string> = { true: 'Yes', yes: 'Yes', false: 'No', no: 'No' };

function toYesNo(value: unknown, { also }: AttributeRow): unknown {
  const text = toText(value);
  if (typeof text !== 'string') return value;
  const word = text.toLowerCase();
  if (Object.hasOwn(yesNoWords, word)) return yesNoWords[word];
  return also?.find((other) => other.toLowerCase() === word) ?? value;
}

/** As Twilio's API and callbacks write times: `Thu, 21 Nov 2019 15:32:00 +0000`. */
const rfc2822 = /^([a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT|UTC?|Z)$/i;

/**
 * Epoch milliseconds, from a number or digits, an ISO 8601 or an RFC 2822 moment; undefined for anything else. Numbers
 * of the years 2001 to 2286 have ten digits in seconds, as TaskRouter's own timestamps, and thirteen in milliseconds. A
 * moment without an offset is UTC, on any machine.
 */
export function toMilliseconds(value: unknown): number | undefined {
  if (isExactNumber(value)) return toMilliseconds(Number(value.toString()));
  if (typeof value === 'number') return inMilliseconds(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d+$/.test(text)) return inMilliseconds(Number(text));
  const parsed = attributeFormats['insights-date'](text) ? parseIso(text) : rfc2822.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}

function inMilliseconds(number: number): number | undefined {
  if (number >= 1e9 && number < 1e10) return Math.round(number * 1000);
  return number >= 1e11 && number < 1e13 ? number : undefined;
}

function parseIso(text: string): number {
  const [day, time] = text.split(/[T ]/);
  if (!time) return Date.parse(day);
  return Date.parse(`${day}T${time.replace(/([+-]\d\d)(\d\d)/, '$1:$2')}${/Z|[+-]/.test(time) ? '' : 'Z'}`);
}

/** A media list may come as JSON text from a widget; start times become milliseconds. */
function toMedia(value: unknown): unknown {
  let list = value;
  try {
    if (typeof value === 'string') list = parseExactly(value);
  } catch {
    // No JSON: the validator says so.
  }
  if (!Array.isArray(list)) return list;
  return list.map((item: unknown) => {
    if (!isJsonObject(item) || !('start_time' in item)) return item;
    return { ...item, start_time: toMilliseconds(item.start_time) ?? item.start_time };
  });
}

const conversions: Record<AttributeKind, (value: unknown, row: AttributeRow) => unknown> = {
  text: toText,
  measure: toMeasure,
  link: toTrimmedText,
  'yes-no': toYesNo,
  date: toTrimmedText,
  media: toMedia,
};

/** The value in the type its attribute wants, or unchanged when it cannot be had. */
export function convertValue(value: unknown, row: AttributeRow): unknown {
  return conversions[row.kind](value, row);
}

/**
 * The longest start of `text` that has at most `limit` characters (UTF-16 units, the stricter way to count) and
 * ends with a whole character: a surrogate pair is never split.
 */
export function cutText(text: string, limit: number): string {
  const unit = text.charCodeAt(limit - 1);
  const splitsPair = unit >= 0xd8_00 && unit <= 0xdb_ff;
  return text.slice(0, splitsPair ? limit - 1 : limit);
}
