/** Gives an attribute the name that was meant, inside the pasted text; the rest of the text stays as it was typed. */
import { taskObjects } from '../../attributes/table';
import { membersOf, type Member } from '../read/json-members';
import { type Input } from '../read/read-input';
import { readParameters } from '../read/read-parameters';
import { type Row } from '../judge/judge-attribute';

/**
 * The new text. Undefined where the name cannot be changed safely: it stands inside a packed text, or the name that was
 * meant is there as well.
 */
export function mendName(
  input: Input,
  text: string,
  { group, name }: Pick<Row, 'group' | 'name'>,
  meant: string,
): string | undefined {
  if (input.kind === 'empty' || input.kind === 'unreadable') return undefined;
  const isParameters = readParameters(text) !== undefined;
  if (input.kind !== 'parameters') {
    if (isParameters) return undefined;
    const isFlat = group === 'worker' || input.kind === 'worker';
    return mendMember(text, isFlat ? [name] : pathOf(name), isFlat ? [meant] : pathOf(meant));
  }
  if (Object.hasOwn(input.parameters, meant)) return undefined;
  return isParameters
    ? mendPair(text, name, meant)
    : (mendMember(text, [name], [meant]) ?? mendInObject(text, name, meant) ?? mendKey(text, name, meant));
}

/** `conversations.outcome` stands in an object; another name, even with a dot, does not. */
function pathOf(name: string): string[] {
  const object = taskObjects.find((each) => name.startsWith(`${each}.`));
  return object ? [object, name.slice(object.length + 1)] : [name];
}

const isAt = (path: string[]) => (member: Member) =>
  member.path.length === path.length && member.path.every((name, place) => name === path[place]);

function mendMember(text: string, path: string[], meant: string[]): string | undefined {
  const members = membersOf(text);
  const member = members.findLast(isAt(path));
  if (!member || members.some(isAt(meant))) return undefined;
  if (path.length === meant.length) return replace(text, ...member.name, JSON.stringify(meant.at(-1)));
  return meant.length === 2 ? moveInto(text, members, member, meant) : undefined;
}

/** From the root into its object, which is made in the same place when it is not there yet. */
function moveInto(text: string, members: Member[], member: Member, [object, key]: string[]): string | undefined {
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
function mendInObject(text: string, name: string, meant: string): string | undefined {
  const [[object, key], [other, meantKey]] = [pathOf(name), pathOf(meant)];
  if (key === undefined || object !== other) return undefined;
  const parameter = object[0].toUpperCase() + object.slice(1);
  return mendMember(text, [parameter, key], [parameter, meantKey]);
}

/** In a flow's list of `{ "key": ..., "value": ... }`. */
function mendKey(text: string, name: string, meant: string): string | undefined {
  const quoted = JSON.stringify(name);
  const member = membersOf(text).findLast(
    ({ path, value }) => path.length === 2 && path[1] === 'key' && text.slice(...value) === quoted,
  );
  return member && replace(text, ...member.value, JSON.stringify(meant));
}

/** In `name=value`, a line or a part of a form. */
function mendPair(text: string, name: string, meant: string): string | undefined {
  const isForm = !/\s/.test(text.trim()) && /^\?|&|%[0-9a-f]{2}/i.test(text.trim());
  const names = isForm ? /(?<=^\s*\??|&)[^?=&\s]+(?==)/g : /(?<=^\s*)[\w.[\]-]+(?=\s*=)/gm;
  const written = [...text.matchAll(names)].findLast(([each]) => (isForm ? decoded(each) : each) === name);
  return written && replace(text, written.index, written.index + written[0].length, meant);
}

const decoded = (name: string) => new URLSearchParams(`${name}=`).keys().next().value;

const replace = (text: string, from: number, to: number, by: string) => text.slice(0, from) + by + text.slice(to);
