/** What is wrong with one field, or deserves a look: read by Studio authors in a narrow panel. */
export interface Finding {
  /** The parameter or attribute as the caller wrote it, shortened to 80 characters. */
  field: string;
  /** What is wrong, as the end of a sentence that begins with the field. */
  problem: string;
  /** What to write instead. */
  hint: string;
}

/** A finding whose field is a name from outside: shortened, so that a reply stays small whatever was sent. */
export function finding(field: string, problem: string, hint: string): Finding {
  return { field: field.length > 80 ? `${field.slice(0, 79)}…` : field, problem, hint };
}

/** How many findings of one sort a reply lists. */
export const findingsShown = 100;

/** Bytes that they may take of a reply: there are two sorts, and Studio takes replies of 64 kB at the most. */
export const findingsBytes = 18_000;

const bytesOf = (each: Finding): number => new TextEncoder().encode(JSON.stringify(each)).length + 1;

/** The first findings, as many as fit into a reply, and one that counts the rest. */
export function shownFindings(findings: Finding[]): Finding[] {
  let bytes = 0;
  const shown = findings.slice(0, findingsShown).filter((each) => (bytes += bytesOf(each)) <= findingsBytes);
  const more = findings.length - shown.length;
  if (more <= 0) return findings;
  return [...shown, finding('…', `and ${more} more of this sort`, 'fix these first, then try again')];
}
