/** What Insights would load from a task's attributes. */
import { entriesOf, objectIn, type Entry, type JsonObject } from './attributes';
import { rules, type Edition } from './edition';
import { knownAttribute, knownAttributes, type AttributeKind, type AttributeObject } from './known-attributes';
import { nearestName } from './nearest-name';

/** hidden: loaded, but not shown because its id is missing. wrong: not of the field's type. */
export type LoadedState = 'loaded' | 'cut' | 'ignored' | 'hidden' | 'wrong';

export interface LoadedAttribute {
  /** As people write it: conversations.campaign. */
  name: string;
  /** What the report shows; for an ignored or wrong one, what was written. */
  value: string | number;
  state: LoadedState;
  /** The end of the text, which is not loaded. */
  lost?: string;
  hint?: string;
}

/** `limit`: characters as people count them; a letter outside the basic plane is one, too. */
export function cutText(text: string, limit: number): { kept: string; lost: string } {
  // A text has no more characters than UTF-16 units.
  if (text.length <= limit) return { kept: text, lost: '' };
  const characters = Array.from(text);
  return { kept: characters.slice(0, limit).join(''), lost: characters.slice(limit).join('') };
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
const isNumeric = (value: unknown) =>
  Number.isFinite(value) || (typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)));

const fits: Record<AttributeKind, (value: unknown) => boolean> = {
  text: isPlain,
  number: isNumeric,
  link: (value) => typeof value === 'string',
  media: Array.isArray,
};

const wanted: Record<AttributeKind, string> = {
  text: 'Insights takes a text here',
  number: 'Insights takes a number here',
  link: 'Insights takes a link here',
  media: 'Insights takes a list here',
};

const other: Record<AttributeObject, AttributeObject> = { conversations: 'customers', customers: 'conversations' };

const hints = new Map<string, string>();
/** Names that anyone may have invented: more are not remembered. */
const mostHints = 5000;

/** Why a name is not read, and which one was meant. Remembered, since a misspelled name is seldom alone. */
export function hintForName(object: AttributeObject, key: string, edition: Edition): string {
  const name = `${edition} ${object} ${key}`;
  const known = hints.get(name);
  if (known !== undefined) return known;
  const hint = findHint(object, key, edition);
  if (hints.size < mostHints) hints.set(name, hint);
  return hint;
}

function findHint(object: AttributeObject, key: string, edition: Edition): string {
  if (knownAttributes[object].has(key)) return 'known to today’s Insights only';
  if (knownAttribute(other[object], key, edition)) return `did you mean ${other[object]}.${key}?`;
  const names = [...knownAttributes[object].keys()].filter((name) => knownAttribute(object, name, edition));
  const nearest = nearestName(key, names);
  return nearest ? `did you mean ${object}.${nearest}?` : 'Insights does not know this name';
}

function readEntry(entry: Entry, siblings: JsonObject, edition: Edition): LoadedAttribute {
  const { object, key, value } = entry;
  const name = `${object}.${key}`;
  const known = knownAttribute(object, key, edition);
  if (!known) return { name, value: shown(value), state: 'ignored', hint: hintForName(object, key, edition) };
  if (!fits[known.kind](value)) return { name, value: shown(value), state: 'wrong', hint: wanted[known.kind] };
  if (known.kind === 'number') return { name, value: Number(value), state: 'loaded' };
  if (known.kind !== 'text') return { name, value: shown(value), state: 'loaded' };
  const { kept, lost } = cutText(shown(value), rules[edition].textLimit);
  if (known.needs && (siblings[known.needs] ?? '') === '') {
    return { name, value: kept, state: 'hidden', hint: `shown only where ${object}.${known.needs} is given` };
  }
  return lost === '' ? { name, value: kept, state: 'loaded' } : { name, value: kept, state: 'cut', lost };
}

/** TaskRouter's 4,096 characters hold fewer; only attributes that got past its limit hold more. */
const mostEntries = 300;

export function readLoaded(root: JsonObject | null, edition: Edition): LoadedAttribute[] {
  const entries = entriesOf(root).filter(({ value }) => value !== '');
  const read = entries.slice(0, mostEntries).map((entry) => readEntry(entry, objectIn(root, entry.object), edition));
  const unread = entries.length - read.length;
  return unread > 0
    ? [...read, { name: `${unread} more`, value: '', state: 'ignored', hint: 'more than TaskRouter takes' }]
    : read;
}
