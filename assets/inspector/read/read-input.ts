/** Finds out what was pasted: the attributes of a task or worker, or the parameters of a widget. */
import { attributeRow, taskObjects } from '../../attributes/table';
import { isJsonObject, parseExactly, type JsonObject } from '../../attributes/json';
import { rootRow } from '../../attributes/root-table';
import { explainFault, faultAt, type TextFault } from './explain-fault';
import { fromKeyValueList, readParameters, type Parameters } from './read-parameters';

export type Kind = 'task' | 'worker' | 'parameters';
export type ReadAs = 'detect' | Kind;

export type Input =
  | { kind: 'empty' }
  | { kind: 'unreadable'; fault: TextFault }
  /** `notes`: what was done to read it, or deserves to be said about the text as a whole. */
  | { kind: 'task' | 'worker'; attributes: JsonObject; notes: string[] }
  | { kind: 'parameters'; target: 'task' | 'worker'; parameters: Parameters; notes: string[] };

/** Reads a pasted text; `readAs` overrules what it looks like. Never throws. */
export function readInput(text: string, readAs: ReadAs): Input {
  const json = text.replace(/^\uFEFF/, '');
  if (!json.trim()) return { kind: 'empty' };
  const parameters = readParameters(json);
  if (parameters) return readEvent(parameters, readAs);

  const parsed = parseText(json);
  if ('fault' in parsed) return { kind: 'unreadable', fault: parsed.fault };
  const listed = fromKeyValueList(parsed.value);
  if (listed) return readEvent(listed, readAs, parsed.notes);
  if (!isJsonObject(parsed.value)) return { kind: 'unreadable', fault: notAnObject(json, parsed.value) };
  return readObject(parsed.value, readAs, parsed.notes);
}

type Parsed = { value: unknown; notes: string[] } | { fault: TextFault };

function parseText(json: string): Parsed {
  const notes: string[] = [];
  const onRepeated = (key: string, position: number) => {
    if (notes.length < 5)
      notes.push(
        `Line ${faultAt(json, position, '', '').line}: “${key.slice(0, 60)}” is given twice; the last one counts.`,
      );
  };
  try {
    const value = parseExactly(json, onRepeated);
    if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return { value, notes };
    return {
      value: parseExactly(value, onRepeated),
      notes: [...notes, 'The JSON was packed into a text and has been unpacked.'],
    };
  } catch (error) {
    return withOuterBraces(json) ?? { fault: explainFault(json, error) };
  }
}

/** Documentation prints `"conversations": { ... }` without the braces around it. */
function withOuterBraces(json: string): Parsed | undefined {
  if (!/^\s*"[\w.]+"\s*:/.test(json)) return undefined;
  try {
    return {
      value: parseExactly(`{${json.trim().replace(/,$/, '')}}`),
      notes: ['The outer braces were missing; it is read as if they were there.'],
    };
  } catch {
    return undefined;
  }
}

function notAnObject(json: string, value: unknown): TextFault {
  const what = Array.isArray(value)
    ? 'This is a list'
    : value === null
      ? 'This is null'
      : `This is a ${typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'truth value' : 'number'}`;
  return faultAt(
    json,
    json.search(/\S/),
    `${what}; attributes are one JSON object`,
    'Paste something that begins with { and ends with }',
  );
}

function readObject(object: JsonObject, readAs: ReadAs, notes: string[]): Input {
  const resource = typeof object.attributes === 'string' && /^W[TK]/.exec(String(object.sid));
  if (resource) {
    const inner = parseText(object.attributes as string);
    if ('value' in inner && isJsonObject(inner.value)) {
      const kind = resource[0] === 'WT' ? 'task' : 'worker';
      return {
        kind,
        attributes: inner.value,
        notes: [...notes, ...inner.notes, `These are the attributes of the ${kind} that was pasted.`],
      };
    }
  }
  const kind = readAs === 'detect' ? detect(object) : readAs;
  return kind === 'parameters' ? readEvent(object, readAs, notes) : { kind, attributes: object, notes };
}

function detect(object: JsonObject): Kind {
  const keys = Object.keys(object);
  if (keys.some((key) => /^(conversations|customers)\../.test(key) || key === 'Conversations' || key === 'Customers'))
    return 'parameters';
  if (keys.some((key) => taskObjects.includes(key as never))) return 'task';
  if (keys.some((key) => key === 'WorkerSid' || key === 'FriendlyName')) return 'parameters';
  const forWorkers = keys.filter((key) => attributeRow('worker', key)).length;
  return forWorkers > keys.filter((key) => rootRow(key) ?? attributeRow('conversations', key)).length
    ? 'worker'
    : 'task';
}

const eventFields = { task: 'TaskAttributes', worker: 'WorkerAttributes' } as const;

function readEvent(parameters: Parameters, readAs: ReadAs, notes: string[] = []): Input {
  for (const kind of readAs === 'worker' ? (['worker', 'task'] as const) : (['task', 'worker'] as const)) {
    const json = parameters[eventFields[kind]];
    const inner = typeof json === 'string' ? parseText(json) : undefined;
    if (inner && 'value' in inner && isJsonObject(inner.value)) {
      return {
        kind,
        attributes: inner.value,
        notes: [...notes, ...inner.notes, `These are the ${eventFields[kind]} of the event that was pasted.`],
      };
    }
  }
  const names = Object.keys(parameters);
  const isForTask = names.some((name) => /^(conversations|customers)\./i.test(name) || name === 'TaskSid');
  const isForWorker =
    !isForTask && names.some((name) => name === 'WorkerSid' || name === 'Attributes' || attributeRow('worker', name));
  return {
    kind: 'parameters',
    target: readAs === 'worker' || (readAs !== 'task' && isForWorker) ? 'worker' : 'task',
    parameters,
    notes,
  };
}
