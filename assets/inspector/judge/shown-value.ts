/** A value as the page shows it: what Insights loads of it, and where it is cut. */
import { cutText } from '../../attributes/values';
import { loadedBySpecification, loadedToday } from '../../attributes/warnings';
import { writeAttributes, type JsonObject } from '../../attributes/json';
import { loadedCharacters, type EditionChoice } from './edition';

interface ShownPart {
  text: string;
  loaded: boolean;
}

export interface ShownValue {
  /** The value in parts; a new part begins at each limit it passes. */
  parts: ShownPart[];
  /** Characters left out at the end to keep the page readable. */
  more: number;
}

const limits = [loadedToday, loadedBySpecification];
/** Enough to recognise what lies beyond the last limit. */
const shownBeyond = 80;

/** A text, cut at both limits. */
export function showText(text: string, edition: EditionChoice): ShownValue {
  const parts: ShownPart[] = [];
  let start = 0;
  for (const limit of [...limits, loadedBySpecification + shownBeyond]) {
    const end = cutText(text, limit).length;
    if (end > start || !parts.length)
      parts.push({ text: text.slice(start, end), loaded: limit <= loadedCharacters[edition] });
    start = end;
  }
  return { parts, more: text.length - start };
}

/** Anything else, as JSON on one line; nothing of it is loaded when it is wrong. */
export function showJson(value: unknown, loaded: boolean): ShownValue {
  const json = typeof value === 'string' ? value : writeAttributes(value as JsonObject);
  const text = cutText(json, 400);
  return { parts: [{ text, loaded }], more: json.length - text.length };
}
