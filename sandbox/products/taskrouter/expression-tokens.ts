/** The words of TaskRouter's expression language, which expression.ts puts together. */
import { badRequest } from '../../twilio/twilio-error';

export type Token =
  | { kind: 'value'; value: string | number | boolean | null }
  | { kind: 'name'; path: string }
  | { kind: 'operator'; operator: string }
  | { kind: 'word'; word: string }
  | { kind: 'mark'; mark: string };

const words = new Set(['AND', 'OR', 'NOT', 'HAS', 'CONTAINS', 'IN']);
const constants = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const pattern =
  /\s*(?:(?<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|(?<operator>==|!=|<=|>=|>-|<-|=|<|>)|(?<mark>[()[\],])|(?<number>-?\d+(?:\.\d+)?(?![\w.]))|(?<name>[A-Za-z_$][\w$-]*(?:\.[\w$-]+)*))/y;

function tokenOf(groups: Record<string, string | undefined>): Token {
  const { string, operator, mark, number, name = '' } = groups;
  if (string !== undefined) return { kind: 'value', value: string.slice(1, -1).replaceAll(/\\(.)/g, '$1') };
  if (number !== undefined) return { kind: 'value', value: Number(number) };
  if (operator !== undefined) return { kind: 'operator', operator };
  if (mark !== undefined) return { kind: 'mark', mark };
  if (words.has(name.toUpperCase())) return { kind: 'word', word: name.toUpperCase() };
  const constant = constants.get(name.toLowerCase());
  return constant === undefined ? { kind: 'name', path: name } : { kind: 'value', value: constant };
}

/** Throws 400 at the first place it cannot read. */
export function tokenize(expression: string): Token[] {
  const tokens: Token[] = [];
  const text = expression.trimEnd();
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match?.groups) throw badRequest(`Invalid expression near '${text.slice(at, at + 20)}'`);
    tokens.push(tokenOf(match.groups));
  }
  return tokens;
}
