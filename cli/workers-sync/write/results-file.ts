/** The results of a run, one line for each row, written as they come, so that they are true whenever the run ends. */
import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** What became of a row. `not-started`: the run ended before its turn. */
export interface RowResult {
  line: number;
  /** The worker, as the file names it. */
  worker: string;
  workerSid?: string;
  code: string;
  /** Names of the attributes that were changed; never values. */
  changed?: string[];
  message?: string;
}

const columns = ['line', 'worker', 'worker_sid', 'code', 'changed', 'message', 'at', 'input'];

/** Codes after which a row needs no more work. */
const finished = new Set(['changed', 'unchanged']);

export class ResultsFile {
  private readonly file: number;
  private place = 0;

  /** `input`: what the results belong to (file, workspace and options). `goOn`: keeps what an earlier run wrote. */
  constructor(
    path: string,
    private readonly input: string,
    goOn: boolean,
  ) {
    this.file = openSync(path, goOn ? 'r+' : 'w');
    if (goOn) ftruncateSync(this.file, (this.place = untorn(path).length));
    else this.append(columns);
  }

  add({ line, worker, workerSid, code, changed = [], message = '' }: RowResult): void {
    this.append([
      line,
      worker,
      workerSid ?? '',
      code,
      changed.join(' '),
      message,
      new Date().toISOString(),
      this.input,
    ]);
  }

  close(): void {
    closeSync(this.file);
  }

  /**
   * Straight to the file: a run that is killed loses no result. Formulas are escaped, because people open it in Excel.
   */
  private append(values: (string | number)[]): void {
    this.place += writeSync(
      this.file,
      Buffer.from(stringify([values], { escape_formulas: true })),
      0,
      undefined,
      this.place,
    );
  }
}

/** The whole lines; a run that was killed may have left part of one. */
function untorn(path: string): Buffer {
  const bytes = readFileSync(path);
  return bytes.subarray(0, bytes.lastIndexOf('\n') + 1);
}

/**
 * The lines of the input that an earlier run finished. Throws an Error with a remedy when there is nothing to go on
 * with, or when it belongs to another file or workspace.
 */
export function finishedLines(path: string, input: string): Set<number> {
  if (!existsSync(path)) throw new Error(`--resume: there is no ${path} to go on with. Run without --resume.`);
  const records = parse(untorn(path), { columns: true }) as Record<string, string>[];
  if (records.some((record) => record.input !== input)) {
    throw new Error(
      `--resume: ${path} belongs to another file, workspace or set of options. Run without --resume: workers that are right already cost no write.`,
    );
  }
  return new Set(records.filter(({ code }) => finished.has(code)).map(({ line }) => Number(line)));
}
