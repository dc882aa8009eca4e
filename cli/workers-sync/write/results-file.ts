/** The results of a run, one line for each row, written as they come, so that they are true whenever the run ends. */
import {
  closeSync,
  constants,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { type RowPlace } from '../read/row';

/** What became of a row. `not-started`: the run ended before its turn. */
export interface RowResult extends RowPlace {
  /** The worker, as the file names it. */
  worker: string;
  workerSid?: string;
  code: string;
  /** Names of the attributes that were changed; never values. */
  changed?: string[];
  message?: string;
}

/** `row` tells rows apart; `line` is for people. */
const columns = ['row', 'line', 'worker', 'worker_sid', 'code', 'changed', 'message', 'at', 'input'];

/** Codes after which a row needs no more work. */
const finished = new Set(['changed', 'unchanged']);

/** The results cannot be kept, or there are none to go on with; the message says why. No row was written yet. */
export class NoResults extends Error {}

/** The results can no longer be kept, while rows are written. */
export class ResultsLost extends Error {}

interface ResultsOptions {
  path: string;
  /** What the results belong to (file, workspace and options). */
  input: string;
  /** The file with the rows, which must not be written over. */
  source?: string;
  /** Keeps what an earlier run wrote. */
  goOn: boolean;
}

/** Opened before anything is asked or written: nothing in the file is touched until `start`. */
export class ResultsFile {
  private readonly file: number;
  private readonly isNew: boolean;
  private started = false;
  private place = 0;

  /** Throws NoResults with a remedy. */
  constructor(private readonly options: ResultsOptions) {
    const { path, source } = options;
    if (source !== undefined && isSameFile(path, source))
      throw new NoResults(`--results ${path} is the file with the agents: name another one for the results.`);
    this.isNew = !existsSync(path);
    if (!this.isNew) assertResults(path);
    this.file = kept(path, () => openSync(path, constants.O_RDWR | constants.O_CREAT));
  }

  /** Makes place for the results of this run. Throws NoResults. */
  start(): void {
    const { path, goOn } = this.options;
    this.place = goOn ? untorn(path).length : 0;
    kept(path, () => ftruncateSync(this.file, this.place));
    this.started = true;
    // A run that was killed may have left a file without its first line.
    if (!this.place) this.append(columns);
  }

  /** Throws ResultsLost. */
  add({ row, line, worker, workerSid = '', code, changed = [], message = '' }: RowResult): void {
    const at = new Date().toISOString();
    this.append([row, line, worker, workerSid, code, changed.join(' '), message, at, this.options.input]);
  }

  /** Leaves no file behind that was not there before, unless the run has started. */
  close(): void {
    closeSync(this.file);
    if (this.isNew && !this.started) rmSync(this.options.path, { force: true });
  }

  /**
   * Straight to the file: a run that is killed loses no result. Formulas are escaped, because people open it in Excel.
   */
  private append(values: (string | number)[]): void {
    const bytes = Buffer.from(stringify([values], { escape_formulas: true }));
    for (let sent = 0; sent < bytes.length;) sent += this.write(bytes, sent);
    this.place += bytes.length;
  }

  private write(bytes: Buffer, from: number): number {
    try {
      return writeSync(this.file, bytes, from, undefined, this.place + from);
    } catch (error) {
      const todo = 'Run again without --resume: workers that are right already cost no write.';
      throw new ResultsLost(`${this.options.path}: ${whyNot(error)}. ${todo}`, { cause: error });
    }
  }
}

/** Throws NoResults unless the file is empty, begins as results do, or as much of it as there is does. */
function assertResults(path: string): void {
  if (!statSync(path).isFile()) throw new NoResults(`${path}: is not a file; name another one with --results.`);
  const begin = kept(path, () => readFileSync(path, 'utf8'));
  const known = [columns, columns.slice(1)].map((names) => `${names.join()}\n`);
  if (!known.some((header) => begin.startsWith(header) || header.startsWith(begin)))
    throw new NoResults(`${path}: holds something else than results; name another file with --results.`);
}

function isSameFile(one: string, other: string): boolean {
  if (!existsSync(one) || !existsSync(other)) return false;
  const [first, second] = [statSync(one), statSync(other)];
  return first.ino === second.ino && first.dev === second.dev;
}

const reasons: Record<string, string> = {
  ENOENT: 'its folder does not exist',
  EACCES: 'may not be written',
  EROFS: 'may not be written',
  ENOSPC: 'the disk is full',
};

function kept<T>(path: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw new NoResults(`${path}: ${whyNot(error)}; name another file with --results.`, { cause: error });
  }
}

function whyNot(error: unknown): string {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return reasons[code] ?? `cannot be written (${code})`;
}

const [quote, lineEnd] = [...Buffer.from('"\n')];

/** The whole records; a run that was killed may have left part of one, which may hold line breaks between quotes. */
function untorn(path: string): Buffer {
  const bytes = kept(path, () => readFileSync(path));
  let end = 0;
  let quoted = false;
  for (const [place, byte] of bytes.entries()) {
    if (byte === quote) quoted = !quoted;
    else if (byte === lineEnd && !quoted) end = place + 1;
  }
  return bytes.subarray(0, end);
}

/**
 * The rows of the input that an earlier run finished. Throws NoResults with a remedy when there is nothing to go on
 * with, or when it belongs to another file or workspace.
 */
export function finishedRows(path: string, input: string): Set<number> {
  if (!existsSync(path)) throw new NoResults(`--resume: there is no ${path} to go on with. Run without --resume.`);
  assertResults(path);
  const [header, ...lines] = readRecords(path);
  if (header && header.join() !== columns.join())
    throw new NoResults(`--resume: ${path} was not written by this version of workers:sync. ${runAnew}`);
  const records = lines.map((values) => Object.fromEntries(columns.map((name, place) => [name, values[place]])));
  if (records.some((record) => record.input !== input))
    throw new NoResults(`--resume: ${path} belongs to another file, workspace or set of options. ${runAnew}`);
  return new Set(records.filter(({ code }) => finished.has(code)).map(({ row }) => Number(row)));
}

const runAnew = 'Run without --resume: workers that are right already cost no write.';

function readRecords(path: string): string[][] {
  try {
    return parse(untorn(path), { relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new NoResults(`--resume: ${path} is not a file of results. ${runAnew}`, { cause: error });
  }
}
