/**
 * TaskRouter's expression language over attributes: ==, =, !=, <, >, <=, >=, HAS, CONTAINS, IN, NOT IN,
 * AND, OR, NOT, parentheses, [lists], nested.names.
 * https://www.twilio.com/docs/taskrouter/expression-syntax
 */
import { badRequest } from '../../twilio/twilio-error';
import { tokenize, type Token } from './expression-tokens';

type Attributes = Record<string, unknown>;
type Test = (attributes: Attributes) => boolean;
type Operand = (attributes: Attributes) => unknown;

/** A name may be a nested path or a key that itself contains dots. */
function lookUp(attributes: Attributes, path: string): unknown {
  if (Object.hasOwn(attributes, path)) return attributes[path];
  return path.split('.').reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? (value as Attributes)[key]
      : undefined;
  }, attributes);
}

const holds = (list: unknown, value: unknown) => Array.isArray(list) && list.includes(value);
const bothNumbersOrTexts = (a: unknown, b: unknown) => typeof a === typeof b && ['number', 'string'].includes(typeof a);

const comparisons: Record<string, (left: any, right: any) => boolean> = {
  '==': (left, right) => left === right,
  '=': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => bothNumbersOrTexts(left, right) && left < right,
  '>': (left, right) => bothNumbersOrTexts(left, right) && left > right,
  '<=': (left, right) => bothNumbersOrTexts(left, right) && left <= right,
  '>=': (left, right) => bothNumbersOrTexts(left, right) && left >= right,
  HAS: holds,
  '>-': holds,
  IN: (left, right) => holds(right, left),
  '<-': (left, right) => holds(right, left),
  'NOT IN': (left, right) => !holds(right, left),
  CONTAINS: (left, right) => holds(left, right) || (typeof left === 'string' && left.includes(String(right))),
};

class Parser {
  private readonly tokens: Token[];
  private at = 0;

  constructor(tokens: Token[]) {
    this.tokens = tokens;
  }

  whole(): Test {
    const test = this.either();
    if (this.at < this.tokens.length) throw badRequest('Invalid expression: something follows its end');
    return test;
  }

  private takes(kind: 'word' | 'mark', text: string): boolean {
    const token = this.tokens[this.at];
    const found = (token?.kind === 'word' && token.word === text) || (token?.kind === 'mark' && token.mark === text);
    if (found && token.kind === kind) this.at += 1;
    return found;
  }

  private either(): Test {
    const tests = [this.both()];
    while (this.takes('word', 'OR')) tests.push(this.both());
    return (attributes) => tests.some((test) => test(attributes));
  }

  private both(): Test {
    const tests = [this.single()];
    while (this.takes('word', 'AND')) tests.push(this.single());
    return (attributes) => tests.every((test) => test(attributes));
  }

  private single(): Test {
    if (this.takes('word', 'NOT')) {
      const test = this.single();
      return (attributes) => !test(attributes);
    }
    if (!this.takes('mark', '(')) return this.comparison();
    const inner = this.either();
    if (!this.takes('mark', ')')) throw badRequest('Invalid expression: a parenthesis is not closed');
    return inner;
  }

  private comparison(): Test {
    const left = this.operand();
    const compare = comparisons[this.operator()];
    if (!compare) throw badRequest('Invalid expression: unknown operator');
    const right = this.operand();
    return (attributes) => compare(left(attributes), right(attributes));
  }

  private operator(): string {
    const token = this.tokens[this.at];
    this.at += 1;
    if (token?.kind === 'operator') return token.operator;
    if (token?.kind !== 'word') throw badRequest('Invalid expression: an operator is missing');
    return token.word === 'NOT' && this.takes('word', 'IN') ? 'NOT IN' : token.word;
  }

  private operand(): Operand {
    const token = this.tokens[this.at];
    this.at += 1;
    if (token?.kind === 'value') return () => token.value;
    if (token?.kind === 'name') return (attributes) => lookUp(attributes, token.path);
    if (token?.kind === 'mark' && token.mark === '[') return this.list();
    throw badRequest('Invalid expression: a value is missing');
  }

  private list(): Operand {
    const items: Operand[] = [];
    while (!this.takes('mark', ']')) {
      items.push(this.operand());
      this.takes('mark', ',');
    }
    return (attributes) => items.map((item) => item(attributes));
  }
}

/** Compiles an expression; throws 400 when it cannot be read. */
export function parseExpression(expression: string): Test {
  return new Parser(tokenize(expression)).whole();
}
