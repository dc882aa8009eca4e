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

export const defects: readonly Defect[] = [];

/** The source with the defect in it. */
export function putBack({ name, file, line, broken }: Defect, source: string): string {
  const places = source.split(line).length - 1;
  if (places !== 1) throw new Error(`Defect ${name}: its line stands ${places} times in ${file}; say where it went`);
  return source.replace(line, () => broken);
}
