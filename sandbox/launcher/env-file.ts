/** Reads .env line by line and refuses what twilio-run would silently misread. */

/** One variable; `line` as it stands in the file. */
interface EnvLine {
  name: string;
  line: string;
}

/** The remedy for a line that twilio-run would misread or silently skip; undefined when the line is fine. */
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

/**
 * Reads the text of a .env file by the rules of the parser inside twilio-run: one variable a line.
 * Throws an Error that names file, line and remedy, never a value.
 */
export function readEnvLines(text: string, file: string): EnvLine[] {
  const variables: EnvLine[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const remedy = remedyFor(line);
    if (remedy) throw new Error(`${file}, line ${index + 1}: ${remedy}.`);
    variables.push({ name: line.replace(/\s*=.*$/s, ''), line });
  }
  return variables;
}
