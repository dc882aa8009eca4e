/** The key that names a customer or case, as text: the LinkKey parameter, and values of a task that serve as one. */
import { isExactNumber } from '../attributes/json';
import { nobody, saysNothing } from '../attributes/values';
import { optional, wholeNumber, type Reader } from './parameters';

/** A name of a customer or case is not longer; whatever is, was sent by mistake. */
const longestKey = 1000;

/** What carriers and Twilio put in the place of a number that the caller does not show. */
const withheld = ['anonymous', 'restricted', 'blocked', 'unknown', 'unavailable', 'private'];
const keypad = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
/** As Twilio sends them where a number must be: the word spelled on a phone's keys, such as +266696687. */
const spelled = withheld.map((word) =>
  Array.from(word, (letter) => keypad.findIndex((letters) => letters.includes(letter)) + 2).join(''),
);

function isWithheld(key: string): boolean {
  const word = key.replace(/^(sip:|client:|\+)/, '').replace(/@.*/, '');
  return withheld.includes(word) || spelled.includes(word);
}

/** Keys that differ only in case, composition or blanks around them are the same. */
const normalize = (text: string): string => text.trim().normalize('NFC').toLowerCase();

/** A key in the form in which keys are compared, or why the text names nobody. */
export const linkKey: Reader<string> = (text) => {
  const key = normalize(text);
  if (saysNothing(key)) return nobody;
  if (isWithheld(key))
    return {
      problem: 'is what stands for a number that the caller does not show, and would make one of all such callers',
      hint: 'leave it blank, or out, when the caller is not known',
    };
  if (key.length > longestKey)
    return { problem: `has ${key.length} characters`, hint: `send what names the customer, ${longestKey} at most` };
  if (/[\p{Cc}\p{Cs}]/u.test(key))
    return { problem: 'holds control characters or half a character', hint: 'send it as it is printed' };
  return { value: key };
};

/** A value of a task as a key, undefined where it names nobody. */
export function keyIn(value: unknown): string | undefined {
  const text = typeof value === 'number' || isExactNumber(value) ? value.toString() : value;
  if (typeof text !== 'string' || !text.trim()) return undefined;
  const reading = linkKey(text);
  return 'value' in reading ? reading.value : undefined;
}

/** A year: the longest that Sync keeps an item. */
const longestHours = 8760;

/** The way to name a conversation by its customer, next to those that name it itself. */
export const keyParameters = {
  LinkKey: optional(linkKey),
  LinkWithinHours: optional(wholeNumber(1, longestHours)),
};
