/** Guesses which attribute a misspelled name was meant to be. */

/** How many letters must be added, removed or changed to turn one word into the other (Levenshtein). */
function distance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const changed = above[column - 1] + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(changed, above[column] + 1, current[column - 1] + 1));
    }
    above = current;
  }
  return above[to.length];
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The name that was probably meant: at most a third of the letters differ. Null when none is near enough. */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  const wanted = plain(name.slice(0, 60));
  let best: string | null = null;
  let fewest = Math.floor(wanted.length / 3) + 1;
  for (const candidate of candidates) {
    const needed = distance(wanted, plain(candidate));
    if (needed < fewest) [best, fewest] = [candidate, needed];
  }
  return best;
}
