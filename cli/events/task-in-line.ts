/** Which task an event is of, without parsing it: every event is parsed once only, when its task is judged. */

const name = Buffer.from('"task_sid"');
const [quote, backslash, colon, space] = ['"', '\\', ':', ' '].map((letter) => letter.charCodeAt(0));

/**
 * The SID's bytes in the line; undefined when they do not stand there in the usual form. A quote inside a text of JSON
 * is escaped, so what is found is a name of the event itself, never one in somebody's attributes.
 */
export function taskIn(line: Buffer): Buffer | undefined {
  const at = line.indexOf(name);
  if (at === -1) return undefined;
  let from = at + name.length;
  while (line[from] === space || line[from] === colon) from += 1;
  if (line[from] !== quote) return undefined;
  from += 1;
  let to = from;
  while (to < line.length && line[to] !== quote && line[to] !== backslash) to += 1;
  return line[to] === quote ? line.subarray(from, to) : undefined;
}
