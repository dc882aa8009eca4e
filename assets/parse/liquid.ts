/** Finds Liquid that nobody filled in: `{{flow.variables.campaign}}` as a value is a slip in the flow, never a value. */
import { finding, type Finding } from '../findings/finding';

/** What is wrong with it. The expression is not quoted: a value may stand around it. */
export const unrendered = {
  problem: 'holds Liquid that was not filled in, {{...}}',
  hint: 'correct the expression, or write the value itself',
};

function textHoldsLiquid(text: string): boolean {
  const start = text.indexOf('{{');
  return start >= 0 && text.includes('}}', start + 2);
}

/** True for such text, also inside lists and objects. Their depth is the caller's, so nothing here calls itself. */
export function holdsLiquid(value: unknown): boolean {
  const left = [value];
  while (left.length) {
    const next = left.pop();
    if (typeof next === 'string' && textHoldsLiquid(next)) return true;
    if (typeof next === 'object' && next !== null) left.push(...Object.values(next));
  }
  return false;
}

/** The attributes without those that hold Liquid, and a finding for each of these. */
export function withoutLiquid(
  attributes: Iterable<[string, unknown]>,
  nameOf: (key: string) => string,
): { attributes: Map<string, unknown>; issues: Finding[] } {
  const filledIn = new Map<string, unknown>();
  const issues: Finding[] = [];
  for (const [key, value] of attributes) {
    if (holdsLiquid(value)) issues.push(finding(nameOf(key), unrendered.problem, unrendered.hint));
    else filledIn.set(key, value);
  }
  return { attributes: filledIn, issues };
}
