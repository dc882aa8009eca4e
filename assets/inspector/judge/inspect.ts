/** The whole judgement of a pasted text: one row an attribute, the size, and what the Functions would write. */
import { attributeTable, taskObjects, type AttributeObject } from '../../attributes/table';
import { warnOfMissingIds } from '../../attributes/warnings';
import { attributesLimit, sendToFlexLimit, writeAttributes, type JsonObject } from '../../attributes/json';
import { type EditionChoice } from './edition';
import { entriesOfAttributes, entriesOfParameters, type Entry } from '../read/list-entries';
import { judgeAttribute, type Row, type Verdict, type View } from './judge-attribute';
import { judgeParameter } from './judge-parameter';
import { judgeRoot } from './judge-root';
import { type Input } from '../read/read-input';

const allObjects = Object.keys(attributeTable) as AttributeObject[];

/** Valid attributes in the types Insights reads; null clears. `own`: what else stands on the task or worker. */
export interface Written {
  target: 'task' | 'worker';
  objects: { [O in AttributeObject]?: JsonObject };
  own: JsonObject;
}

export interface Size {
  /** Characters of the JSON without whitespace. */
  characters: number;
  /** TaskRouter's limit for the attributes of a task or worker. */
  limit: number;
  /** Send to Flex's limit; tasks only. */
  sendToFlex?: number;
}

export interface Inspection {
  rows: Row[];
  /** Attributes beyond `rowsShown`, which are not judged. */
  unseen: number;
  counts: Record<Verdict, number>;
  size: Size;
  written: Written;
}

/** More attributes than any task can hold; a page of them stays usable whatever was pasted. */
export const rowsShown = 300;

type Readable = Exclude<Input, { kind: 'empty' | 'unreadable' }>;

export function inspect(input: Readable, edition: EditionChoice): Inspection {
  const target = input.kind === 'parameters' ? input.target : input.kind;
  const view: View = { edition, stands: input.kind !== 'parameters' };
  const entries =
    input.kind === 'parameters'
      ? entriesOfParameters(input.parameters, target)
      : entriesOfAttributes(input.attributes, target);
  const rows = entries.slice(0, rowsShown).flatMap((entry) => judge(entry, view, target));
  addMissingIds(rows);

  const written = writtenOf(rows, target);
  const characters = writeAttributes(input.kind === 'parameters' ? attributesOf(written) : input.attributes).length;
  return {
    rows,
    unseen: Math.max(0, entries.length - rowsShown),
    counts: countOf(rows),
    size: { characters, limit: attributesLimit, ...(target === 'task' && { sendToFlex: sendToFlexLimit }) },
    written,
  };
}

function judge({ group, key, value }: Entry, view: View, target: 'task' | 'worker'): Row[] {
  if (group === 'root') return judgeRoot(key, value, view);
  return [group === 'parameters' ? judgeParameter(key, value, target) : judgeAttribute(group, key, value, view)];
}

/** The attributes as one object, as they would stand on the task or worker. */
export function attributesOf({ target, objects, own }: Written): JsonObject {
  const present = (object: JsonObject = {}) =>
    Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
  if (target === 'worker') return { ...own, ...present(objects.worker) };
  return {
    ...own,
    ...Object.fromEntries(
      taskObjects.map((name) => [name, present(objects[name])]).filter(([, object]) => Object.keys(object).length),
    ),
  };
}

/** Adds to each name whose id is missing that Insights will not show it. */
function addMissingIds(rows: Row[]): void {
  const byName = new Map(rows.map((row) => [row.name, row]));
  for (const object of allObjects) {
    const values = Object.fromEntries(
      rows
        .filter(({ group, kept }) => group === object && kept !== undefined)
        .map(({ name, kept }) => [keyOf(object, name), kept]),
    );
    for (const { field, problem, hint } of warnOfMissingIds(object, values)) {
      const row = byName.get(field)!;
      row.findings.push({ problem, hint });
      if (row.verdict !== 'lost') Object.assign(row, { verdict: 'look', label: 'Hidden' });
    }
  }
}

function writtenOf(rows: Row[], target: 'task' | 'worker'): Written {
  const written: Written = { target, objects: {}, own: {} };
  for (const { group, name, kept, field } of rows) {
    if (kept === undefined || group === 'parameters') continue;
    if (group === 'root' || (group === 'worker' && field === undefined)) written.own[name] = kept;
    else (written.objects[group] ??= {})[keyOf(group, name)] = kept;
  }
  return written;
}

const keyOf = (object: AttributeObject, name: string) => (object === 'worker' ? name : name.slice(object.length + 1));

function countOf(rows: Row[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { lost: 0, look: 0, loaded: 0, empty: 0, own: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}
