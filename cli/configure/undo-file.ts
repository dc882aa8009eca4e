/** What the workspace had before, kept in a file: an address may hold a secret that must not be printed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { NotConfigured } from '../../assets/settings/settings';
import { type Callback } from './plan-callback';

export interface Undo {
  workspaceSid: string;
  /** To be put back. */
  before: Callback;
  /** What we set; anything else there now is somebody else's. */
  after: Callback;
}

/** Writes it where only this user can read it; answers the file's name. */
export function writeUndo(undo: Undo, now: Date): string {
  const file = `configure-undo-${now.toISOString().slice(0, 19).replaceAll(':', '-')}.json`;
  writeFileSync(file, `${JSON.stringify(undo, null, 2)}\n`, { mode: 0o600 });
  return file;
}

const isCallback = (value: unknown): value is Callback =>
  typeof value === 'object' && value !== null && 'url' in value && 'filter' in value;

/** Throws NotConfigured when the file is not one of ours. */
export function readUndo(file: string): Undo {
  try {
    const undo = JSON.parse(readFileSync(file, 'utf8')) as Undo;
    if (typeof undo.workspaceSid === 'string' && isCallback(undo.before) && isCallback(undo.after)) return undo;
  } catch {
    // Said below.
  }
  throw new NotConfigured(`${file} is not a file that npm run configure has written`);
}
