/** The kinds of parameters Functions take, each with the words that explain it when the value is wrong. */
import { holdsRounded } from '../attributes/json';
import { isBlank, listed, rounded, toMilliseconds } from '../attributes/values';
import { didYouMean, nearestName } from '../findings/nearest-name';
import { formOfSid, isSid, notASid, type SidPrefix } from '../findings/sid';

/** What reading a value came to: the value, or the end of a sentence that begins with the parameter's name. */
export type Reading<T> = { value: T } | { problem: string; hint: string };

export interface Parameter<T> {
  read(text: string): Reading<T>;
  /** What the parameter is for, said when it is missing; undefined where the Function can do without it. */
  purpose?: string;
  /** Counts as absent when it cannot be read, or was sent twice. */
  lenient?: true;
}

/** Reads one trimmed text that is not blank. */
export type Reader<T> = (text: string) => Reading<T>;

/** A parameter the Function cannot do without. */
export function required<T>(read: Reader<T>, purpose: string): Parameter<T> & { purpose: string } {
  return { read, purpose };
}

/** A parameter that is undefined when absent or blank. */
export function optional<T>(read: Reader<T>): Parameter<T> {
  return { read };
}

/** A parameter that counts as absent when it cannot be read: for webhooks, where nobody can correct what was sent. */
export function lenient<T>(read: Reader<T>): Parameter<T | undefined> {
  const value = (text: string) => {
    const reading = read(text);
    return 'value' in reading ? reading.value : undefined;
  };
  return { read: (text) => ({ value: value(text) }), lenient: true };
}

/** Reads one word as nothing given, for a word of Twilio's that means to us that nothing was given. */
export function absentAs<T>(word: string, read: Reader<T>): Reader<T | undefined> {
  return (text) => (text === word ? { value: undefined } : read(text));
}

/** Where a Studio flow has it. The task's widget has the name that Studio proposes. */
const inStudio: Record<string, string> = {
  CA: '{{trigger.call.CallSid}}',
  FN: '{{flow.sid}}',
  FW: '{{flow.flow_sid}}',
  WT: '{{widgets.send_to_flex.TaskSid}}',
};

/** A Twilio SID: a prefix such as WT and 32 hexadecimal digits. */
export function sid(prefix: SidPrefix): Reader<string> {
  const place = Object.hasOwn(inStudio, prefix) ? `; in Studio: ${inStudio[prefix]}` : '';
  const hint = `send ${formOfSid(prefix)}${place}`;
  return (text) => (isSid(text, prefix) ? { value: text } : { problem: notASid(prefix, text), hint });
}

/** One of some words, in any case; answers the word as listed here. */
export function oneOf<const Word extends string>(...words: Word[]): Reader<Word> {
  return (text) => {
    const word = words.find((each) => each.toLowerCase() === text.toLowerCase());
    if (word) return { value: word };
    const near = nearestName(text, words);
    return near
      ? { problem: `must be ${listed(words)}`, hint: didYouMean(near) }
      : { problem: 'has an unknown value', hint: `write ${listed(words)}` };
  };
}

/** A whole number between two others, both included. */
export function wholeNumber(smallest: number, largest: number): Reader<number> {
  return (text) => {
    const value = Number(text);
    return /^\d+$/.test(text) && value >= smallest && value <= largest
      ? { value }
      : { problem: `must be a whole number from ${smallest} to ${largest}`, hint: 'write digits only' };
  };
}

/** true or false. */
export const flag: Reader<boolean> = (text) => {
  const word = text.toLowerCase();
  return word === 'true' || word === 'false'
    ? { value: word === 'true' }
    : { problem: 'must be true or false', hint: 'write true, or leave it out' };
};

/** A moment as Twilio writes it (RFC 2822, ISO 8601) or in milliseconds since 1970; answers milliseconds. */
export const moment: Reader<number> = (text) => {
  const value = toMilliseconds(text);
  return value === undefined
    ? { problem: 'is not a date and time', hint: 'send it as Twilio gives it, such as 2026-11-22T10:00:00Z' }
    : { value };
};

const countByWord = new Map<string, 1 | 2>([
  ['1', 1],
  ['mono', 1],
  ['2', 2],
  ['dual', 2],
]);

/** The channels of a recording, in Twilio's words or as their number; answers the number. */
export const channelCount: Reader<1 | 2> = (text) => {
  const count = countByWord.get(text.toLowerCase());
  return count ? { value: count } : { problem: 'has an unknown value', hint: 'write mono (1) or dual (2)' };
};

/** Text of at most `limit` characters; longer text is refused because a cut one would mean something else. */
export function text(limit: number): Reader<string> {
  return (given) =>
    given.length <= limit
      ? { value: given }
      : { problem: `has ${given.length} characters`, hint: `send at most ${limit}` };
}

/** A value as it came in, brought to one trimmed text; undefined when absent or blank. */
export function singleText(value: unknown): Reading<string | undefined> {
  if (Array.isArray(value)) return { problem: `was given ${value.length} times`, hint: 'send it once' };
  if (value === null || isBlank(value)) return { value: undefined };
  if (typeof value === 'number' && holdsRounded(value)) return rounded;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { value: String(value).trim() };
  return { problem: 'must be one value, not an object', hint: 'send it as text' };
}
