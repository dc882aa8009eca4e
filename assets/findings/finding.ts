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

/** How many findings of one sort a reply lists; Studio takes replies of 64 kB at the most. */
export const findingsShown = 100;

/** The first findings, and one that counts the rest. */
export function shownFindings(findings: Finding[]): Finding[] {
  const more = findings.length - findingsShown;
  if (more <= 0) return findings;
  return [
    ...findings.slice(0, findingsShown),
    finding('…', `and ${more} more of this sort`, 'fix these first, then try again'),
  ];
}
