/** What the message of a reply says: the one line that people see. */
import { isJsonObject } from '../attributes/json';
import { finding, type Finding } from '../findings/finding';

/** The first finding whole, and how many more stand in the list of that name. */
export function firstOf(findings: Finding[], list: 'issues' | 'warnings'): string {
  const [{ field, problem, hint }] = findings;
  const others = findings.length - 1;
  const end = hint.endsWith('?') ? '' : '.';
  return `${field} ${problem}: ${hint}${end}${others ? ` And ${others} more in ${list}.` : ''}`;
}

/** Attributes, each with its value; null stands for one that is removed. */
function leavesOf(changes: object): unknown[] {
  return Object.values(changes).flatMap((value) => (isJsonObject(value) ? Object.values(value) : [value]));
}

const counted = (count: number) => `${count} ${count === 1 ? 'attribute' : 'attributes'}`;

/** `Wrote 2 attributes and removed 1.` of what was asked for. */
export function wroteAttributes(changes: object): string {
  const leaves = leavesOf(changes);
  const removed = leaves.filter((value) => value === null).length;
  const written = leaves.length - removed;
  if (!removed) return `Wrote ${counted(written)}.`;
  return written ? `Wrote ${counted(written)} and removed ${removed}.` : `Removed ${counted(removed)}.`;
}

/** `Checked 2 attributes; nothing was written.` */
export const checkedAttributes = (changes: object): string =>
  `Checked ${counted(leavesOf(changes).length)}; nothing was written.`;

const notGiven = 'were not given, or all of them are blank';

/** Said where a Function that writes attributes got none. */
export const nothingGiven = (hint = 'send conversations.* or customers.* parameters'): Finding =>
  finding('attributes', notGiven, hint);

/** The warnings but for that one: attributes were given, and every one of them was left out. */
export const besidesNothingGiven = (warnings: Finding[]): Finding[] =>
  warnings.filter(({ problem }) => problem !== notGiven);
