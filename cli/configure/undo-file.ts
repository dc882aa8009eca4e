/** What the workspace had before, kept in a file, because an address may hold a secret that must not be printed. */
import { readFileSync } from 'node:fs';
import { type Callback } from '../deployment/event-callback';
import { Refusal } from '../tool/run-tool';
import { writeFile } from '../tool/write-file';

interface Undo {
  workspaceSid: string;
  /** What --undo puts back. */
  before: Callback;
  /** What we set; anything else there now was set by somebody else. */
  after: Callback;
}

/** Writes a file that only this user can read; answers its name. */
export function writeUndo(undo: Undo, now: Date): string {
  const file = `configure-undo-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.json`;
  writeFile(file, `${JSON.stringify(undo, null, 2)}\n`);
  return file;
}

const isCallback = (value: unknown): value is Callback =>
  typeof value === 'object' && value !== null && 'url' in value && 'filter' in value;

/** Throws Refusal unless the file is one of ours. */
export function readUndo(file: string): Undo {
  try {
    const undo = JSON.parse(readFileSync(file, 'utf8')) as Undo;
    if (typeof undo.workspaceSid === 'string' && isCallback(undo.before) && isCallback(undo.after)) return undo;
  } catch {
    // Told below.
  }
  const why = `${file} is not a file that npm run configure has written.`;
  throw new Refusal({ why, todo: 'Name the file that an earlier run told of in its last line.' });
}
