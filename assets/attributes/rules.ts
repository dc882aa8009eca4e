/** Decides which attributes may be written: converts, validates, cuts, and says what is wrong with the rest. */
import { type ErrorObject } from 'ajv';
import { attributeRow, attributeTable, type AttributeObject, type AttributeRow } from './table';
import { repeatedMedia } from './media-list';
import { type Changes, type MediaItem } from './types';
import * as validators from './validators.generated';
import { holdsRounded } from './json';
import { convertValue, cutText, isBlank, isClearing, listed, nobody, rounded, saysNothing } from './values';
import { loadedToday, warnOfValue } from './warnings';
import { finding, findingsShown, type Finding } from '../findings/finding';
import { didYouMean, nearestName } from '../findings/nearest-name';

/** What the rules need to know of the deployment. */
export interface RuleSettings {
  /** Characters a text value may have before it is cut (INSIGHTS_TEXT_LIMIT). */
  textLimit: number;
  /** Twilio's recording links ask for a login (RECORDING_ACCESS is not public). */
  recordingsNeedLogin: boolean;
}

interface CheckedAttributes<O extends AttributeObject = AttributeObject> {
  /** What may be written: values of the right type; null for a key to clear. */
  changes: Changes<O>;
  /** What may not be written, one finding each. */
  issues: Finding[];
  /** What is written but deserves a look. */
  warnings: Finding[];
}

type Validator = ((value: unknown) => boolean) & { errors?: ErrorObject[] | null };
const validatorOf: Record<AttributeObject, Validator> = validators;

/** The name of an attribute as a caller writes it: `conversations.outcome`; a worker's attributes have no prefix. */
export function fieldName(object: AttributeObject, key: string): string {
  return object === 'worker' ? key : `${object}.${key}`;
}

/**
 * Checks the raw attributes of one object. Blank values count as absent, null clears; every problem is reported,
 * not only the first. Names are compared with the table only, so `__proto__` is a wrong name like any other.
 */
export function checkAttributes<O extends AttributeObject>(
  object: O,
  raw: Iterable<[string, unknown]>,
  settings: RuleSettings,
): CheckedAttributes<O> {
  const issues: Finding[] = [];
  const warnings: Finding[] = [];
  const changes: Record<string, unknown> = {};
  const converted: Record<string, unknown> = {};

  for (const [key, value] of raw) {
    if (isBlank(value)) continue;
    const row = attributeRow(object, key);
    if (!row) issues.push(unknownAttribute(object, key, issues.length < findingsShown));
    else if (isClearing(value)) changes[key] = null;
    else if (row.kind !== 'measure' && holdsRounded(value))
      issues.push(finding(fieldName(object, key), rounded.problem, rounded.hint));
    else if (row.joins && saysNothing(value)) issues.push(finding(fieldName(object, key), nobody.problem, nobody.hint));
    else converted[key] = convertValue(value, row);
  }

  const wrong = validate(object, converted);
  for (const [key, value] of Object.entries(converted)) {
    const row = attributeRow(object, key)!;
    const problems = wrong.get(key) ?? (row.kind === 'media' ? repeatedItems(fieldName(object, key), value) : []);
    if (problems.length) {
      issues.push(...problems);
      continue;
    }
    const checked = checkValid(fieldName(object, key), key, row, value, settings);
    changes[key] = checked.value;
    warnings.push(...checked.warnings);
  }
  return { changes: changes as Changes<O>, issues, warnings };
}

/** The problem of a wrong name: the end of a sentence that begins with it. */
export const notReadByInsights = 'is not an attribute that Insights reads; it would be ignored';

function unknownAttribute(object: AttributeObject, key: string, suggest: boolean): Finding {
  const near = suggest && nearestName(key, Object.keys(attributeTable[object]));
  const hint = near
    ? didYouMean(fieldName(object, near))
    : 'take a name that the inspector knows: /inspector/index.html';
  return finding(fieldName(object, key), notReadByInsights, hint);
}

/** The problems of each wrong key, in words; one for each place, since ajv reports the same fault several times. */
function validate(object: AttributeObject, converted: Record<string, unknown>): Map<string, Finding[]> {
  const validator = validatorOf[object];
  const wrong = new Map<string, Finding[]>();
  if (validator(converted)) return wrong;
  for (const error of validator.errors!) {
    const [, key, ...inside] = error.instancePath.split('/');
    const problem = wrongValue(fieldName(object, key), attributeRow(object, key)!, inside, converted[key], error);
    const known = wrong.get(key) ?? [];
    if (!known.some(({ field }) => field === problem.field)) wrong.set(key, [...known, problem]);
  }
  return wrong;
}

const wrongValueTexts: Record<Exclude<AttributeRow['kind'], 'yes-no' | 'date'>, { problem: string; hint: string }> = {
  text: { problem: 'must be one text value', hint: 'send text, not a list or an object' },
  measure: { problem: 'must be a finite number', hint: 'write digits with a point, such as 12.5' },
  link: { problem: 'must be an absolute http or https URL', hint: 'start it with https:// and leave no spaces' },
  media: { problem: 'must be a list of media links', hint: 'send a JSON array of objects with type and url' },
};

function wrongValue(field: string, row: AttributeRow, inside: string[], value: unknown, error: ErrorObject): Finding {
  if (inside.length) return wrongMediaItem(field, inside, error);
  if (row.kind === 'date') return wrongDate(field, value);
  if (row.kind === 'yes-no') {
    const words = listed(['Yes', 'No', ...(row.also ?? [])]);
    return finding(field, 'has an unknown value', `write ${words}; true and false are understood too`);
  }
  const { problem, hint } = wrongValueTexts[row.kind];
  return finding(field, problem, hint);
}

function wrongDate(field: string, value: unknown): Finding {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value)
    ? finding(field, 'is not a day of the years 1901 to 2049', 'Insights loads no others; look at the digits')
    : finding(field, 'has another format than Insights reads', 'write it as YYYY-MM-DD, such as 2026-11-22');
}

const mediaHint = 'see "Custom Media attached to Conversations" at Twilio';

type MediaPart = '' | Exclude<keyof MediaItem, 'type'>;

/** By the key of an item; blank for the item itself. */
const mediaTexts: Record<MediaPart, { problem: string; hint: string }> = {
  '': { problem: 'must be one media link', hint: 'send an object with type and url' },
  start_time: {
    problem: 'is not a moment',
    hint: 'send milliseconds since 1970 as a number, or a time such as 2026-11-22T10:00:00Z',
  },
  url: wrongValueTexts.link,
  url_provider: wrongValueTexts.link,
  title: wrongValueTexts.text,
  sid: { problem: 'is not the SID of a chat channel', hint: 'send CH followed by 32 hexadecimal digits' },
  channels: { problem: 'must name one or two channels', hint: 'send a list such as ["customer","others"]' },
};

function wrongMediaItem(
  field: string,
  [index, ...path]: string[],
  { keyword, params, schemaPath }: ErrorObject,
): Finding {
  const place = `${field}[${index}]${path.map((part) => `.${part}`).join('')}`;
  const missing = schemaPath.includes('/anyOf/') ? 'url or url_provider' : params.missingProperty;
  if (keyword === 'required') return finding(place, `lacks ${missing}`, mediaHint);
  if (keyword === 'enum')
    return finding(place, 'has an unknown value', `write ${listed(params.allowedValues as string[])}`);
  const { problem, hint } = mediaTexts[(path[0] ?? '') as MediaPart];
  return finding(place, problem, hint);
}

/** Only one of two items that show the same can be kept: which one is the caller's to say. */
function repeatedItems(field: string, list: unknown): Finding[] {
  return repeatedMedia(list as unknown[]).map(({ place, earlier }) =>
    finding(
      `${field}[${place}]`,
      `shows the same as ${field}[${earlier}], and only one of them can be kept`,
      'send one item for each recording, page or transcript',
    ),
  );
}

function checkValid(
  field: string,
  key: string,
  row: AttributeRow,
  value: unknown,
  settings: RuleSettings,
): { value: unknown; warnings: Finding[] } {
  // Only for these, since finding out reads RECORDING_ACCESS: a text must not fail for what is wrong there.
  const needLogin = (row.kind === 'link' || row.kind === 'media') && settings.recordingsNeedLogin;
  if (row.kind !== 'text') return { value, warnings: warnOfValue(field, key, row, value, needLogin) };
  const text = cutText(value as string, settings.textLimit);
  return {
    value: text,
    warnings: [
      ...warnOfLength(field, value as string, text, settings.textLimit),
      ...warnOfValue(field, key, row, text, needLogin),
    ],
  };
}

function warnOfLength(field: string, given: string, kept: string, limit: number): Finding[] {
  if (kept.length < given.length) {
    return [
      finding(
        field,
        `has ${given.length} characters and was cut to ${kept.length}`,
        `keep it to ${Math.min(limit, loadedToday)} characters or fewer`,
      ),
    ];
  }
  if (kept.length > loadedToday) {
    return [
      finding(
        field,
        `has ${kept.length} characters, of which today's Insights loads ${loadedToday}`,
        `keep it to ${loadedToday} characters or fewer`,
      ),
    ];
  }
  return [];
}
