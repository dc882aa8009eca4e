/** The name that a slip of the fingers was meant to be, and the words that offer it. */
import { distance } from 'fastest-levenshtein';

/** Letters and digits only, lower case: `TaskSID`, `task_sid` and `tasksid` are one name to a hurried reader. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Letters that differ; two neighbors swapped count as one slip. */
function slips(name: string, other: string): number {
  const off = distance(name, other);
  const sorted = (text: string) => text.split('').toSorted().join('');
  return off === 2 && sorted(name) === sorted(other) ? 1 : off;
}

/** How many letters may differ before two names are no longer taken for each other. */
function tolerance(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * The known name that `name` was probably meant to be, or undefined. Strict enough to refuse a request on:
 * the same letters in another case or with other separators, else one or two letters off.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const wanted = bare(name);
  if (!wanted || wanted.length > 100) return undefined;
  let best: { candidate: string; off: number } | undefined;
  for (const candidate of known) {
    const other = bare(candidate);
    const allowed = tolerance(Math.min(wanted.length, other.length));
    if (Math.abs(wanted.length - other.length) > allowed) continue;
    const off = slips(wanted, other);
    if (off <= allowed && (!best || off < best.off)) best = { candidate, off };
  }
  return best?.candidate;
}

/** The hint that offers a name. */
export const didYouMean = (name: string): string => `did you mean ${name}?`;

/** The name that a hint of didYouMean offers; undefined for any other hint. */
export const nameOffered = (hint: string): string | undefined => /^did you mean (\S+)\?(?: |$)/.exec(hint)?.[1];
