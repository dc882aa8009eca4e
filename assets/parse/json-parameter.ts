/** A parameter that is a JSON object: as an object when the caller sent JSON, as text when it sent a form. */
import { isExactNumber, isJsonObject, parseExactly } from '../attributes/json';
import { isBlank, isClearing } from '../attributes/values';
import { finding, type Finding } from '../findings/finding';
import { holdsLiquid, unrendered } from './liquid';

/** The entries of the object, numbers as written, or the one thing that is wrong with it; blank means none. */
export function readJsonParameter(
  name: string,
  given: unknown,
  { example = '{"campaign":"Spring"}' } = {},
): { entries: [string, unknown][]; issues: Finding[] } {
  // `null` is what a widget sends where Liquid made JSON of nothing.
  if (isBlank(given) || isClearing(given)) return { entries: [], issues: [] };
  const hint = `send one JSON object, for example ${example}`;
  let object = given;
  if (typeof given === 'string') {
    try {
      object = parseExactly(given);
    } catch (error) {
      if (holdsLiquid(given)) return { entries: [], issues: [finding(name, unrendered.problem, unrendered.hint)] };
      return { entries: [], issues: [finding(name, `is not valid JSON${placeOf(error)}`, hint)] };
    }
  }
  if (isJsonObject(object)) return { entries: Object.entries(object), issues: [] };
  const what = Array.isArray(object) ? 'a list' : `a ${isExactNumber(object) ? 'number' : typeof object}`;
  return { entries: [], issues: [finding(name, `is ${what}, not a JSON object`, hint)] };
}

/** The message quotes the text, which may be private; only the place is told. */
function placeOf(error: unknown): string {
  const place = /position (\d+)$/.exec(String(error));
  return place ? ` (see character ${Number(place[1]) + 1})` : '';
}
