/** Reads typed values from a request's form or query; throws Twilio's 400 for what cannot be one. */
import { badRequest } from './twilio-error';

export function readInteger(
  values: URLSearchParams,
  name: string,
  lowest: number,
  highest: number,
): number | undefined {
  const text = values.get(name);
  if (text === null) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < lowest || value > highest) {
    throw badRequest(`Invalid ${name}: ${text}`);
  }
  return value;
}

/** ms since 1970. */
export function readDate(values: URLSearchParams, name: string): number | undefined {
  const text = values.get(name);
  if (text === null) return undefined;
  const value = Date.parse(text);
  if (Number.isNaN(value)) throw badRequest(`Invalid ${name}: ${text}`);
  return value;
}

/** ms since 1970; not after `now` and not before the year 1900. */
export function readPastDate(values: URLSearchParams, name: string, now: number): number | undefined {
  const value = readDate(values, name);
  if (value !== undefined && (value > now || new Date(value).getUTCFullYear() < 1900)) {
    throw badRequest(`Invalid ${name}: ${values.get(name)}`);
  }
  return value;
}

export function readBoolean(values: URLSearchParams, name: string): boolean | undefined {
  const text = values.get(name);
  return text === null ? undefined : ['true', '1', 'yes'].includes(text.toLowerCase());
}

const attributesLimit = 4096;

/** Text of JSON of at most 4096 characters, white space included. */
export function readAttributes(form: URLSearchParams): string | undefined {
  const text = form.get('Attributes');
  if (text === null) return undefined;
  try {
    JSON.parse(text);
  } catch {
    throw badRequest('Attributes must be valid JSON');
  }
  if (text.length > attributesLimit) throw badRequest(`Attributes exceed the limit of ${attributesLimit} characters`);
  return text;
}
