/** The table as CSV, safe to open in a spreadsheet. */
import { type Cell, type Row } from './segment-rows';

/**
 * A spreadsheet would run a text that begins like this as a formula; signed numbers and phone numbers are left alone.
 */
function disarm(text: string): string {
  const isNumber = /^[+-]?[\d\s().]+$/.test(text);
  return !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** A text as it stands in a line; a list joined to a line has nothing for null and undefined. */
function write(cell: Cell | undefined): Cell | undefined {
  if (typeof cell !== 'string') return cell;
  const text = disarm(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The fixed columns, then the others in alphabetical order. */
export function columnsOf(fixed: string[], names: Iterable<string>): string[] {
  return [...fixed, ...[...new Set(names)].filter((name) => !fixed.includes(name)).toSorted()];
}

/** RFC 4180, with its line end. */
export const csvLine = (cells: (Cell | undefined)[]): string => `${cells.map(write).join(',')}\r\n`;

/** With a header. */
export function toCsv(rows: Row[], fixed: string[]): string {
  const columns = columnsOf(
    fixed,
    rows.flatMap((row) => Object.keys(row)),
  );
  return [columns, ...rows.map((row) => columns.map((name) => row[name]))].map(csvLine).join('');
}
