/** Where the members of a JSON text stand, for changes that leave the rest as it was typed. */

export interface Member {
  /** Names from the root down to this one; a place in a list counts from 0. */
  path: string[];
  /** Where the name begins and ends, quotes included; offsets in the text. */
  name: [from: number, to: number];
  /** Where the value begins and ends. */
  value: [from: number, to: number];
}

interface Open {
  path: string[];
  isList: boolean;
  /** How many commas were passed. */
  place: number;
  /** The member being read; a list has none. */
  member?: Member;
}

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

/** Every member of every object, in the order they end. `json`: valid, outer braces may be missing. */
export function membersOf(json: string): Member[] {
  const members: Member[] = [];
  const open: Open[] = /^\s*[{[]/.test(json) ? [] : [{ path: [], isList: false, place: 0 }];

  function endValue(to: number): void {
    const member = open.at(-1)?.member;
    if (!member) return;
    member.value[1] = to;
    members.push(member);
    open.at(-1)!.member = undefined;
  }

  for (const { 0: token, index: from } of json.matchAll(tokens)) {
    const within = open.at(-1);
    const to = from + token.length;
    if (token === ',' && within) within.place += 1;
    else if (token === '}' || token === ']') {
      open.pop();
      endValue(to);
    } else if (token === ':' || token === ',') continue;
    else if (within && !within.isList && !within.member)
      within.member = { path: [...within.path, nameIn(token)], name: [from, to], value: [-1, -1] };
    else {
      if (within?.member) within.member.value[0] = from;
      if (token === '{' || token === '[') open.push({ path: pathInside(within), isList: token === '[', place: 0 });
      else endValue(to);
    }
  }
  return members;
}

function nameIn(token: string): string {
  try {
    return JSON.parse(token) as string;
  } catch {
    return token;
  }
}

function pathInside(within: Open | undefined): string[] {
  if (!within) return [];
  return within.member?.path ?? [...within.path, String(within.place)];
}
