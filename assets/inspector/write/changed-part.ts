/** What must be replaced in a text to make another one of it: the smallest part, so that the rest stays in place. */
interface ChangedPart {
  from: number;
  /** End in the text before. */
  to: number;
  by: string;
}

export function changedPart(before: string, after: string): ChangedPart {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < shorter - from && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { from, to: before.length - same, by: after.slice(from, after.length - same) };
}
