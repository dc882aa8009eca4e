/** Attributes as parameters: a name and the text that a widget or a form sends for it. */
import { writeAttributes } from '../../attributes/json';

/** A parameter and its value as text. */
export type Pair = [name: string, value: string];

/** One name=value a line, as the inspector reads it and a person types it into a widget. */
export function writeLines(pairs: Pair[]): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join('\n');
}

/** A value as a widget would send it: text as it is, everything else as JSON. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : writeAttributes(value as never);
}
