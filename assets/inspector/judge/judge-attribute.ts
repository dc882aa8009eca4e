/** Judges one attribute by the rules of the Functions, and by the edition that is looked at. */
import { checkAttributes, fieldName } from '../../attributes/rules';
import { attributeRow, type AttributeObject, type AttributeRow } from '../../attributes/table';
import { convertValue, isBlank } from '../../attributes/values';
import { loadedBySpecification, warnOfValue } from '../../attributes/warnings';
import { finding, type Finding } from '../../findings/finding';
import { isExactNumber } from '../../attributes/json';
import { judgeWorkerName } from '../../attributes/worker-rules';
import { loadedCharacters, sameFieldIn, standingOf, type EditionChoice } from './edition';
import { showJson, showText, type ShownValue } from './shown-value';

/** What becomes of an attribute in Insights. `own`: not meant for Insights. */
export type Verdict = 'loaded' | 'look' | 'lost' | 'empty' | 'own';

export type RowGroup = AttributeObject | 'root' | 'parameters';

export interface Row {
  group: RowGroup;
  /** The attribute as people write it: `conversations.outcome`. */
  name: string;
  /** The Insights field it fills. */
  field?: string;
  verdict: Verdict;
  /** The verdict in one or two words. */
  label: string;
  value: ShownValue;
  findings: Pick<Finding, 'problem' | 'hint'>[];
  /** What the Functions would write; null clears; undefined: nothing. */
  kept?: unknown;
}

export interface View {
  edition: EditionChoice;
  /** The values stand on a task or worker as they are: no Function converts or cuts them any more. */
  stands: boolean;
}

/** The Functions' rules as deployed by default. */
const defaults = { textLimit: loadedBySpecification, recordingsNeedLogin: false };

export function judgeAttribute(object: AttributeObject, key: string, given: unknown, view: View): Row {
  const row = attributeRow(object, key);
  if (!row) return judgeUnknown(object, key, given);
  const base = { group: object, name: fieldName(object, key), field: row.field };
  const value = plain(given, row);
  if (value === null || isBlank(value)) {
    return {
      ...base,
      verdict: 'empty',
      label: 'Empty',
      value: showJson(value ?? null, false),
      findings: [],
      kept: value === null ? null : undefined,
    };
  }

  const { changes, issues } = checkAttributes(object, [[key, value]], defaults);
  if (issues.length)
    return { ...base, verdict: 'lost', label: 'Wrong', value: showJson(value, false), findings: issues };

  const kept = (changes as Record<string, unknown>)[key];
  if (kept === null) return judgeNullWord(base, view);
  const converted = convertValue(value, row);
  const findings = [
    ...warnOfForm(value, converted, row, view),
    ...warnOfLength(converted, row, view),
    ...warnOfValue(base.name, key, row, kept, defaults.recordingsNeedLogin),
    ...warnOfEdition(object, row, view.edition),
  ];
  return {
    ...base,
    ...gradeOf(row, converted, findings, view.edition),
    value: typeof converted === 'string' ? showText(converted, view.edition) : showJson(converted, true),
    findings,
    kept,
  };
}

/** Numbers that JavaScript would round are texts where a text is wanted: an order number keeps its digits. */
function plain(given: unknown, { kind }: AttributeRow): unknown {
  if (!isExactNumber(given)) return given;
  return kind === 'text' ? given.toString() : Number(given.toString());
}

function judgeUnknown(object: AttributeObject, key: string, given: unknown): Row {
  const name = fieldName(object, key);
  const value = showJson(given, false);
  const worker = object === 'worker' ? judgeWorkerName(key) : undefined;
  if (worker && worker.kind !== 'slip')
    return {
      group: object,
      name,
      verdict: 'own',
      label: worker.kind === 'flex' ? 'For Flex' : 'Not read',
      value,
      findings: [],
      kept: given,
    };
  const findings = worker ? [worker.issue] : checkAttributes(object, [[key, 'x']], defaults).issues;
  return { group: object, name, verdict: 'lost', label: 'Ignored', value, findings };
}

function judgeNullWord(base: Pick<Row, 'group' | 'name' | 'field'>, { stands }: View): Row {
  if (!stands)
    return { ...base, verdict: 'empty', label: 'Cleared', value: showJson('null', false), findings: [], kept: null };
  const findings = [finding(base.name, 'is the word null, not an empty value', 'write null without quotes')];
  return { ...base, verdict: 'look', label: 'Check', value: showJson('null', true), findings, kept: null };
}

const sortOf = (value: unknown) =>
  Array.isArray(value)
    ? 'a list'
    : typeof value === 'string'
      ? 'text'
      : typeof value === 'boolean'
        ? 'a truth value'
        : 'a number';

const formProblems: Record<AttributeRow['kind'], (value: unknown) => string> = {
  text: (value) => `is ${sortOf(value)} where Insights reads text`,
  measure: (value) => `is ${sortOf(value)} where Insights reads a number`,
  'yes-no': () => 'is not written as Insights knows it',
  link: () => 'begins or ends with spaces',
  date: () => 'begins or ends with spaces',
  media: () => 'is not the list Insights reads, or its start times are not in milliseconds',
};

/** A value that stands on a task already and would have been converted by the Functions. */
function warnOfForm(value: unknown, converted: unknown, { kind }: AttributeRow, { stands }: View): Finding[] {
  const wanted = JSON.stringify(converted);
  if (!stands || JSON.stringify(value) === wanted) return [];
  return [
    finding(
      '',
      formProblems[kind](value),
      kind === 'media' ? 'the Functions convert it' : `write ${wanted}, as the Functions do`,
    ),
  ];
}

function warnOfLength(converted: unknown, { kind }: AttributeRow, { edition, stands }: View): Finding[] {
  if (kind !== 'text') return [];
  const { length } = converted as string;
  const loaded = loadedCharacters[edition];
  if (length <= loaded) return [];
  const cut =
    !stands && length > loadedBySpecification ? ` and is cut to ${loadedBySpecification} when it is written` : '';
  return [finding('', `has ${length} characters${cut}; Insights loads ${loaded}`, `keep it to ${loaded} or fewer`)];
}

function warnOfEdition(object: AttributeObject, row: AttributeRow, edition: EditionChoice): Finding[] {
  const standing = standingOf(row.edition, edition);
  if (standing === 'documented') return [];
  if (standing === 'unexplained')
    return [
      finding(
        '',
        'is only in Twilio’s HIPAA list; no page says what Insights does with it',
        row.note ?? 'do not rely on it',
      ),
    ];
  const other = sameFieldIn(object, row, edition);
  const instead = other && `write ${fieldName(object, other)}`;
  if (standing === 'former') return [finding('', 'is no longer in today’s edition', instead ?? 'do not rely on it')];
  return [
    finding('', 'is not in the older edition, which would ignore it', instead ?? 'look at it by today’s Insights'),
  ];
}

function gradeOf(
  row: AttributeRow,
  converted: unknown,
  findings: Finding[],
  edition: EditionChoice,
): Pick<Row, 'verdict' | 'label'> {
  if (standingOf(row.edition, edition) === 'unknown') return { verdict: 'lost', label: 'Ignored' };
  if (row.kind === 'text' && (converted as string).length > loadedCharacters[edition])
    return { verdict: 'look', label: 'Cut' };
  return findings.length ? { verdict: 'look', label: 'Check' } : { verdict: 'loaded', label: 'Loaded' };
}
