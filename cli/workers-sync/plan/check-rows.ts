/** Turns rows into changes of workers, or into all of their problems. Pure: asks Twilio for nothing. */
import { type RuleSettings } from '../../../assets/attributes/rules';
import { isBlank, isClearing } from '../../../assets/attributes/values';
import { finding, type Finding } from '../../../assets/findings/finding';
import { formOfSid, isSid, notASid } from '../../../assets/findings/sid';
import { isExactNumber, type JsonObject } from '../../../assets/attributes/json';
import { checkWorkerAttributes } from '../../../assets/attributes/worker-rules';
import { Findings } from './findings';
import { rowsInWords, type Cell, type Row, type RowPlace } from '../read/row';

/** How a row names its worker. */
export interface WorkerKey {
  by: 'WorkerSid' | 'FriendlyName' | 'email';
  value: string;
}

/** A row that may be written. */
export interface Entry extends RowPlace {
  key: WorkerKey;
  /** With a SID: the friendly name that the worker must have as well. */
  alsoNamed?: string;
  /** A value sets its attribute, null removes it. */
  changes: JsonObject;
}

export interface CheckedRows {
  entries: Entry[];
  /** Rows that may not be written, with what is wrong. */
  refused: (RowPlace & { label: string; why: string })[];
  problems: Findings;
  warnings: Findings;
}

/** `ignored`: columns to leave out. A row names its worker by SID, else by friendly name, else by email. */
export function checkRows(rows: Row[], settings: RuleSettings, ignored: ReadonlySet<string> = new Set()): CheckedRows {
  const checked: CheckedRows = { entries: [], refused: [], problems: new Findings(), warnings: new Findings() };
  const places = new Map<string, RowPlace>();
  for (const [index, row] of rows.entries()) {
    const place = { row: index + 1, line: row.line };
    const { key, alsoNamed, changes, issues, warnings } = checkRow(row, settings, ignored);
    const again = key && places.get(keyText(key));
    if (again !== undefined)
      issues.push(
        finding(key!.by, `names the same worker as ${rowsInWords([again], place)}`, 'keep one row for each worker'),
      );
    else if (key) places.set(keyText(key), place);

    for (const issue of issues) checked.problems.add(placeOf(row, issue), issue);
    for (const warning of warnings) checked.warnings.add(placeOf(row, warning), warning);
    if (key && !issues.length) checked.entries.push({ ...place, key, changes, ...(alsoNamed && { alsoNamed }) });
    else
      checked.refused.push({
        ...place,
        label: key?.value ?? '',
        why: issues.map(({ field, problem }) => `${field} ${problem}`.trim()).join('; '),
      });
  }
  return checked;
}

function checkRow({ cells }: Row, settings: RuleSettings, ignored: ReadonlySet<string>) {
  const given = [...cells].filter(([name, { value }]) => name !== '' && !isBlank(value) && !ignored.has(name));
  const named = (by: WorkerKey['by']) =>
    given.filter(([name, { value }]) => meansKey(name, by) && !isClearing(value) && textOf(value) !== undefined);
  const keys = (['WorkerSid', 'FriendlyName', 'email'] as const).map(named);
  const [workerSid, friendlyName, email] = keys.map(([first]) => textOf(first?.[1].value));
  const key = keyOf(workerSid, friendlyName, email);
  const nested = given.filter(([name]) => /^attributes$/i.test(name));
  const isAttribute = ([name]: [string, Cell]) =>
    !meansKey(name, 'WorkerSid') &&
    !meansKey(name, 'FriendlyName') &&
    !nested.some(([each]) => each === name) &&
    !(name === 'email' && key?.by === 'email');

  const { changes, issues, warnings } = checkWorkerAttributes(
    given.filter(isAttribute).map(([name, { value }]) => [name, value]),
    settings,
  );
  for (const [name] of nested)
    issues.push(finding(name, 'holds attributes inside one value', 'put each attribute next to the worker’s name'));
  for (const [first, ...others] of keys)
    for (const [name, { value }] of others)
      if (textOf(value) !== textOf(first[1].value))
        issues.push(finding(name, `names another worker than ${first[0]}`, 'keep one of the two columns'));
  if (!key) issues.push(finding('', 'does not name a worker', 'fill WorkerSid, FriendlyName or email'));
  if (workerSid && !isSid(workerSid, 'WK'))
    issues.push(finding('WorkerSid', notASid('WK'), `write ${formOfSid('WK')}`));
  return { key, alsoNamed: key?.by === 'WorkerSid' ? friendlyName : undefined, changes, issues, warnings };
}

/** `WorkerSid`, `worker_sid` and `sid`, `FriendlyName` and `friendly_name`: case and separators do not matter. */
function meansKey(name: string, by: WorkerKey['by']): boolean {
  if (by === 'email') return name === 'email';
  const bare = name.toLowerCase().replaceAll(/[\s_-]/g, '');
  return bare === by.toLowerCase() || (by === 'WorkerSid' && bare === 'sid');
}

function textOf(value: unknown): string | undefined {
  if (isExactNumber(value)) return value.toString();
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
}

function keyOf(workerSid?: string, friendlyName?: string, email?: string): WorkerKey | undefined {
  if (workerSid) return { by: 'WorkerSid', value: workerSid };
  if (friendlyName) return { by: 'FriendlyName', value: friendlyName };
  return email ? { by: 'email', value: email } : undefined;
}

/** Equal for keys that can mean only one worker: friendly names and SIDs are unique whatever their case. */
export function keyText({ by, value }: WorkerKey): string {
  return `${by} ${value.toLowerCase()}`;
}

/** Where a finding belongs: to the cell of its name, else to the whole line. */
function placeOf({ line, cells }: Row, { field }: Finding): { line: number; column?: number } {
  const name = [...cells.keys()].find(
    (each) => each === field || (field === 'WorkerSid' || field === 'FriendlyName' ? meansKey(each, field) : false),
  );
  return { line, column: name === undefined ? undefined : cells.get(name)!.column };
}
