/**
 * Defects that were found and fixed, each as the change of one source line that brings it back:
 * `npm run simulate -- --defect NAME` must find it. A line that is no longer there fails loudly.
 */

export interface Defect {
  name: string;
  /** From the project's root. */
  file: string;
  /** Stands in the file once. */
  line: string;
  broken: string;
  /** What the judges say of it. */
  rule: string;
}

export const defects: readonly Defect[] = [
  {
    name: 'media-of-another-kind',
    file: 'assets/attributes/media-list.ts',
    line: "  return JSON.stringify([item.type, recording ?? addresses[0] ?? '']);",
    broken: "  return addresses.map(recordingIn).find(Boolean) ?? JSON.stringify([item.type, addresses[0] ?? '']);",
    rule: 'media of another kind stay',
  },
  {
    name: 'media-not-a-list',
    file: 'assets/attributes/media-list.ts',
    line: '  if (!Array.isArray(list)) return undefined;',
    broken: '  if (!Array.isArray(list)) return [...items];',
    rule: 'what is no list is not written over',
  },
  {
    name: 'foreign-link',
    file: 'assets/decide/recording-on-task.ts',
    line: '  if (isGiven(standing) && !couldBeOurs(settings, standing, recordingSid))',
    broken: '  if (isGiven(standing) && recordingIn(standing) !== recordingSid.toLowerCase())',
    rule: 'a link of somebody else’s stays',
  },
];

/** The source with the defect in it. */
export function putBack({ name, file, line, broken }: Defect, source: string): string {
  const places = source.split(line).length - 1;
  if (places !== 1) throw new Error(`Defect ${name}: its line stands ${places} times in ${file}; say where it went`);
  return source.replace(line, () => broken);
}
