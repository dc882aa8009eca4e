/** Reads the flat parameters of a widget from text: form-encoded, or one name=value a line. */

/** Parameters as a Function's event has them: a name given several times becomes a list. */
export type Parameters = Record<string, unknown>;

const nameAndEquals = /^\s*([\w.[\]-]+)\s*=/;

/** The parameters, or undefined when the text is not of that sort. */
export function readParameters(text: string): Parameters | undefined {
  if (!text.includes('=')) return undefined;
  if (isFormEncoded(text)) return collect(new URLSearchParams(text.trim().replace(/^\?/, '')));
  return nameAndEquals.test(text) ? collect(linesOf(text)) : undefined;
}

/** One line, no spaces, and several pairs, an encoded character or the beginning of a query. */
export function isFormEncoded(text: string): boolean {
  const line = text.trim();
  return !/\s/.test(line) && line.split('&').every((pair) => pair.includes('=')) && /^\?|&|%[0-9a-f]{2}/i.test(line);
}

/** A line without a name of its own goes on with the value before: texts may have several lines. */
function linesOf(text: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (const line of text.trim().split(/\r?\n/)) {
    const name = nameAndEquals.exec(line);
    if (name) pairs.push([name[1], line.slice(name[0].length).trim()]);
    else if (line.trim()) pairs.at(-1)![1] += `\n${line}`;
  }
  return pairs;
}

/** Built from entries, so that `__proto__` is a name like any other. */
export function collect(pairs: Iterable<[string, unknown]>): Parameters {
  const values = new Map<string, unknown>();
  for (const [name, value] of pairs) values.set(name, values.has(name) ? [values.get(name), value].flat() : value);
  return Object.fromEntries(values);
}

/** Parameters as a Studio flow stores them: a list of `{ key, value }`. */
export function fromKeyValueList(list: unknown): Parameters | undefined {
  if (!Array.isArray(list) || !list.length) return undefined;
  const isPair = (item: unknown): item is { key: string; value: unknown } =>
    typeof item === 'object' && item !== null && 'key' in item && 'value' in item && typeof item.key === 'string';
  return list.every(isPair) ? collect(list.map(({ key, value }): [string, unknown] => [key, value])) : undefined;
}
