/** A parameter that is a JSON object: as an object when the caller sent JSON, as text when it sent a form. */
import { parse as parseLossless } from 'lossless-json';
import { isBlank } from '../attributes/values';
import { finding, type Finding } from '../findings/finding';

/**
 * The entries of the object, or the one thing that is wrong with it; blank means none. `parse` throws for what is not
 * JSON.
 */
export function readJsonParameter(
  name: string,
  given: unknown,
  { example = '{"campaign":"Spring"}', parse = JSON.parse as (json: string) => unknown } = {},
): { entries: [string, unknown][]; issues: Finding[] } {
  if (isBlank(given)) return { entries: [], issues: [] };
  const hint = `send one JSON object, for example ${example}`;
  let object = given;
  if (typeof given === 'string') {
    try {
      object = parse(given);
    } catch {
      return { entries: [], issues: [finding(name, `is not valid JSON${placeOfError(given)}`, hint)] };
    }
  }
  if (typeof object === 'object' && object !== null && !Array.isArray(object))
    return { entries: Object.entries(object), issues: [] };
  const what = Array.isArray(object) ? 'a list' : object === null ? 'null' : `a ${typeof object}`;
  return { entries: [], issues: [finding(name, `is ${what}, not a JSON object`, hint)] };
}

/** Node's own message quotes the text, which may be private; only the place is told. */
function placeOfError(json: string): string {
  try {
    parseLossless(json);
    return '';
  } catch (error) {
    const place = /position (\d+)/.exec(String(error));
    return place ? ` (see character ${Number(place[1]) + 1})` : '';
  }
}
