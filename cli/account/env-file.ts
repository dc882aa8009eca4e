/** Reads .env line by line, and finds what the parser inside twilio-run would silently misread. */

export interface EnvLine {
  /** Counted from 1. */
  number: number;
  name: string;
  /** As it stands in the file, trimmed. */
  text: string;
  /** What to do about a line that would be misread or skipped; undefined when it is fine. */
  remedy?: string;
}

function remedyFor(line: string): string | undefined {
  if (/^export\s/.test(line)) return 'remove "export"';
  const match = /^([\w.-]+)\s*=\s*(.*)$/.exec(line);
  if (!match) return 'write NAME=value, or start the line with # to make it a comment';
  const value = match[2] ?? '';
  const quote = /^['"]/.exec(value)?.[0];
  if (quote && (value.length < 2 || !value.endsWith(quote))) {
    return `close the ${quote} on the same line, with nothing after it; a value cannot span lines`;
  }
  // The parser twilio-run uses takes a comment behind a value for a part of the value.
  if (!quote && /\s#/.test(value)) return 'put the comment on a line of its own, or the value in quotes';
  return undefined;
}

/** The lines of a .env file that are neither empty nor comments, by the rules of that parser: one variable a line. */
export function readEnvLines(text: string): EnvLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ number: index + 1, text: line.trim() }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'))
    .map((line) => ({ ...line, name: line.text.replace(/\s*=.*$/s, ''), remedy: remedyFor(line.text) }));
}

/** Names file and line, never a value. */
export const toldOfLine = (file: string, line: number, what: string) => `${file}, line ${line}: ${what}.`;

/** A sentence for each line that would be misread, with its remedy. */
export function malformedLines(text: string, file: string): string[] {
  return readEnvLines(text).flatMap(({ number, remedy }) => (remedy ? [toldOfLine(file, number, remedy)] : []));
}
