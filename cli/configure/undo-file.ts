/** What the workspace had before, kept in a file, because an address may hold a secret that must not be printed. */
import { readFileSync } from 'node:fs';
import { type Callback } from '../deployment/event-callback';
import { type SinkBefore } from './streams/plan-streams';
import { Refusal } from '../tool/run-tool';
import { writeFile, writeNewFile } from '../tool/write-file';

export interface CallbackUndo {
  workspaceSid: string;
  /** What --undo puts back. */
  before: Callback;
  /** What we set; anything else there now was set by somebody else. */
  after: Callback;
}

/** Of Event Streams: sinks by their SIDs alone, whose addresses hold tokens. */
export interface StreamsUndo {
  via: 'event-streams';
  accountSid: string;
  /** Of the Function, without credentials. */
  address: string;
  before: SinkBefore[];
  /** Without those that are known only once they are made. */
  after: SinkBefore[];
}

const textOf = (undo: CallbackUndo | StreamsUndo) => `${JSON.stringify(undo, null, 2)}\n`;

/** Writes a file of its own that only this user can read; answers its name. */
export function writeUndo(undo: CallbackUndo | StreamsUndo, now: Date): string {
  const name = `configure-undo-${now.toISOString().slice(0, -1).replaceAll(/[:.]/g, '-')}`;
  for (let number = 1; ; number++) {
    const file = number === 1 ? `${name}.json` : `${name}-${number}.json`;
    if (writeNewFile(file, textOf(undo))) return file;
  }
}

/** The same file with what has become known since. */
export const replaceUndo = (file: string, undo: CallbackUndo | StreamsUndo): void => writeFile(file, textOf(undo));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isCallback = (value: unknown): value is Callback => isObject(value) && 'url' in value && 'filter' in value;

const isState = (value: unknown): value is SinkBefore[] =>
  Array.isArray(value) &&
  value.every(
    (each) =>
      isObject(each) &&
      typeof each.sinkSid === 'string' &&
      (each.types === undefined ||
        (isObject(each.types) && Object.values(each.types).every((version) => Number.isInteger(version)))),
  );

const isCallbackUndo = (undo: object): undo is CallbackUndo => {
  const { workspaceSid, before, after } = undo as Partial<CallbackUndo>;
  return typeof workspaceSid === 'string' && isCallback(before) && isCallback(after);
};

const isStreamsUndo = (undo: object): undo is StreamsUndo => {
  const { via, accountSid, address, before, after } = undo as Partial<StreamsUndo>;
  return (
    via === 'event-streams' &&
    typeof accountSid === 'string' &&
    typeof address === 'string' &&
    isState(before) &&
    isState(after)
  );
};

/** Throws Refusal unless the file is one of ours. */
export function readUndo(file: string): CallbackUndo | StreamsUndo {
  try {
    const undo: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isObject(undo) && (isStreamsUndo(undo) || isCallbackUndo(undo))) return undo;
  } catch {
    // Told below.
  }
  const why = `${file} is not a file that npm run configure has written.`;
  throw new Refusal({ why, todo: 'Name the file that an earlier run told of in its last line.' });
}
