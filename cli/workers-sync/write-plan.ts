/** Carries out a plan: writes its changes, keeps the result of each row, tells the outcome. Answers the exit code. */
import { type Account } from '../account/twilio-account';
import { exitCodes } from './exit-codes';
import { type SyncOptions } from './options';
import { Pace } from './pace/pace';
import { type CheckedRows } from './plan/check-rows';
import { type Planned } from './plan/match-workers';
import { showProgress } from '../tool/progress';
import { describeOutcome } from './tell/report';
import { type ResultsFile, type RowResult } from './write/results-file';
import { gaveUp, writeRows, type PlannedChange } from './write/write-rows';

interface WriteInput {
  checked: CheckedRows;
  /** Opened, not started. */
  file: ResultsFile;
  options: SyncOptions;
  stop: AbortController;
}

export async function writePlan(
  account: Account,
  planned: Planned[],
  { checked, file, options, stop }: WriteInput,
): Promise<number> {
  file.start();
  const results = new Map<number, RowResult>();
  const record = (result: RowResult) => {
    results.set(result.row, result);
    file.add(result);
  };
  for (const { row, line, label, why } of checked.refused)
    record({ row, line, worker: label, code: 'bad-input', message: why });
  const rest = planned.filter((each) => each.kind !== 'change');
  for (const each of rest)
    record(
      each.kind === 'same'
        ? { ...rowOf(each), workerSid: each.sid, code: 'unchanged' }
        : { ...rowOf(each), code: each.code, message: each.why },
    );

  const changes = planned.filter((each): each is PlannedChange => each.kind === 'change');
  const pace = new Pace(options.maxRate);
  const progress = changes.length ? showProgress('Writing workers', changes.length) : undefined;
  const started = performance.now();
  const report = (result: RowResult) => {
    record(result);
    progress?.step(result.code !== 'changed' && result.code !== 'unchanged');
  };
  try {
    const { refusal } = await writeRows(account, changes, { stop, pace, concurrency: options.concurrency, report });
    if (refusal) console.error(refusal);
  } finally {
    progress?.stop();
    for (const change of changes)
      if (!results.has(change.entry.row)) record({ ...rowOf(change), workerSid: change.sid, code: 'not-started' });
  }
  const list = [...results.values()];
  console.log(
    describeOutcome({
      results: list,
      resultsFile: options.results,
      seconds: (performance.now() - started) / 1000,
      refusals: pace.refusals,
    }),
  );
  return exitCodeOf(list, options, stop.signal);
}

function rowOf({ entry }: Planned): Pick<RowResult, 'row' | 'line' | 'worker'> {
  return { row: entry.row, line: entry.line, worker: entry.key.value };
}

function exitCodeOf(results: RowResult[], { unknownOk }: SyncOptions, signal: AbortSignal): number {
  const fine = new Set(['changed', 'unchanged', ...(unknownOk ? ['worker-not-found'] : [])]);
  const left = results.some(({ code }) => !fine.has(code));
  if (signal.aborted && left) return signal.reason === gaveUp ? exitCodes.gaveUp : exitCodes.interrupted;
  return left ? exitCodes.incomplete : exitCodes.done;
}
