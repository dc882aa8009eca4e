/** Gives an attribute the name that was meant, inside the pasted text; the rest of the text stays as it was typed. */
import { type JsonObject } from '../../attributes/json';
import { taskObjects } from '../../attributes/table';
import { membersOf, type Member } from '../read/json-members';
import { type Input } from '../read/read-input';
import { isFormEncoded, readParameters } from '../read/read-parameters';
import { type Row } from '../judge/judge-attribute';

type NamedRow = Pick<Row, 'group' | 'name'>;

/**
 * Makes the text in which a row has the name that was meant. Undefined where the name cannot be changed safely: it
 * stands inside a packed text, or the name that was meant is there as well.
 */
type Mender = (row: NamedRow, meant: string) => string | undefined;

/** The text is searched through once, and only when something is to be mended. */
export function mender(input: Input, text: string): Mender {
  if (input.kind === 'empty' || input.kind === 'unreadable') return () => undefined;
  const isParameters = readParameters(text) !== undefined;
  if (isParameters && input.kind !== 'parameters') return () => undefined;
  if (isParameters) {
    const names = once(() => namesOfPairs(text));
    return ({ name }, meant) => mendPair(text, names(), name, meant);
  }
  const members = once(() => membersOf(text));
  return (row, meant) => {
    const json = { text, members: members() };
    if (input.kind === 'parameters') return mendParameter(json, row.name, meant);
    return standsAlone(json, input.attributes) ? mendAttribute(json, input.kind, row, meant) : undefined;
  };
}

/** False where the attributes were packed into a text, as in a task that an API answered, whose own fields stand here. */
function standsAlone({ members }: Json, attributes: JsonObject): boolean {
  return members.every(({ path: [root] }) => Object.hasOwn(attributes, root));
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

interface Json {
  text: string;
  members: Member[];
}

function mendAttribute(json: Json, kind: 'task' | 'worker', { name }: NamedRow, meant: string): string | undefined {
  return kind === 'worker' ? mendMember(json, [name], [meant]) : mendMember(json, pathOf(name), pathOf(meant));
}

function mendParameter(json: Json, name: string, meant: string): string | undefined {
  return mendMember(json, [name], [meant]) ?? mendInObject(json, name, meant) ?? mendKey(json, name, meant);
}

/** `conversations.outcome` stands in an object; another name, even with a dot, does not. */
function pathOf(name: string): string[] {
  const object = taskObjects.find((each) => name.startsWith(`${each}.`));
  return object ? [object, name.slice(object.length + 1)] : [name];
}

const isAt = (path: string[]) => (member: Member) =>
  member.path.length === path.length && member.path.every((name, place) => name === path[place]);

function mendMember({ text, members }: Json, path: string[], meant: string[]): string | undefined {
  const member = members.findLast(isAt(path));
  if (!member || members.some(isAt(meant))) return undefined;
  if (path.length === meant.length) return replace(text, ...member.name, JSON.stringify(meant.at(-1)));
  return meant.length === 2 ? moveInto({ text, members }, member, meant) : undefined;
}

/** From the root into its object, which is made in the same place when it is not there yet. */
function moveInto({ text, members }: Json, member: Member, [object, key]: string[]): string | undefined {
  const named = `${JSON.stringify(key)}: ${text.slice(...member.value)}`;
  const home = members.findLast(isAt([object]));
  if (!home) return replace(text, member.name[0], member.value[1], `${JSON.stringify(object)}: { ${named} }`);
  if (text[home.value[0]] !== '{') return undefined;

  const start = home.value[0] + 1;
  const gap = /^\s*/.exec(text.slice(start))![0];
  const isEmpty = text[start + gap.length] === '}';
  const inserted = isEmpty ? ` ${named} ` : `${gap}${named},`;
  const [from, to] = withComma(text, member);
  return from < start
    ? replace(replace(text, start, isEmpty ? start + gap.length : start, inserted), from, to, '')
    : replace(replace(text, from, to, ''), start, isEmpty ? start + gap.length : start, inserted);
}

/** The member with the comma that would be left over, and the space that led to it. */
function withComma(text: string, { name: [from], value: [, to] }: Member): [number, number] {
  const after = /^\s*,\s*/.exec(text.slice(to));
  if (after) return [from, to + after[0].length];
  const before = /,?\s*$/.exec(text.slice(0, from))!;
  return [before.index, to];
}

/** Inside the JSON parameter: `Conversations`, `Customers`. */
function mendInObject(json: Json, name: string, meant: string): string | undefined {
  const [[object, key], [other, meantKey]] = [pathOf(name), pathOf(meant)];
  if (key === undefined || object !== other) return undefined;
  const parameter = object[0].toUpperCase() + object.slice(1);
  return mendMember(json, [parameter, key], [parameter, meantKey]);
}

/** In a flow's list of `{ "key": ..., "value": ... }`. */
function mendKey({ text, members }: Json, name: string, meant: string): string | undefined {
  const keys = members.filter(({ path }) => path.length === 2 && path[1] === 'key');
  const keyOf = (wanted: string) => keys.findLast(({ value }) => text.slice(...value) === JSON.stringify(wanted));
  const key = keyOf(name);
  return key && !keyOf(meant) ? replace(text, ...key.value, JSON.stringify(meant)) : undefined;
}

interface PairName {
  name: string;
  from: number;
  to: number;
}

/** The names of `name=value`, a line or a part of a form. */
function namesOfPairs(text: string): PairName[] {
  const isForm = isFormEncoded(text);
  const names = isForm ? /(?<=^\s*\??|&)[^?=&\s]+(?==)/g : /(?<=^\s*)[\w.[\]-]+(?=\s*=)/gm;
  return Array.from(text.matchAll(names), ({ 0: written, index }) => ({
    name: isForm ? [...new URLSearchParams(`${written}=`).keys()][0] : written,
    from: index,
    to: index + written.length,
  }));
}

function mendPair(text: string, names: PairName[], wanted: string, meant: string): string | undefined {
  const written = names.findLast(({ name }) => name === wanted);
  if (!written || names.some(({ name }) => name === meant)) return undefined;
  return replace(text, written.from, written.to, meant);
}

const replace = (text: string, from: number, to: number, by: string) => text.slice(0, from) + by + text.slice(to);
