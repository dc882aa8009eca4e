/** The table as CSV, safe to open in a spreadsheet. */
import { type Cell, type Row } from './segment-rows';

/**
 * A spreadsheet would run a text that begins like this as a formula; signed numbers and phone numbers are left alone.
 */
function disarm(text: string): string {
  const isNumber = /^[+-]?[\d\s().]+$/.test(text);
  return !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function write(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = disarm(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180, with a header; the columns after the fixed ones are in alphabetical order. */
export function toCsv(rows: Row[], fixed: string[]): string {
  const others = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => !fixed.includes(name));
  const columns = [...fixed, ...others.toSorted()];
  const lines = rows.map((row) => columns.map((name) => write(row[name])).join(','));
  return `${[columns.map(write).join(','), ...lines].join('\r\n')}\r\n`;
}
