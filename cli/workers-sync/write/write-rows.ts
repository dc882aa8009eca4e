/** Writes the planned changes, several at once, and tells what became of each. */
import { codes, type Code } from '../../../assets/reply/codes';
import { NotConfigured } from '../../../assets/settings/settings';
import { changeWorker, type WorkerResult } from '../../../assets/twilio/worker-writer';
import { type Account } from '../../account/twilio-account';
import { type Planned } from '../plan/match-workers';
import { type RowResult } from './results-file';
import { pacedCalls, runPaced, type PacedOptions } from '../pace/run-paced';

export type PlannedChange = Planned & { kind: 'change' };

/** For one row, waiting for Twilio included. */
const budgetMs = 120_000;

const troubles: ReadonlySet<string> = new Set<Code>(['rate-limited', 'unavailable']);

interface WriteOptions extends Omit<PacedOptions, 'signal'> {
  /** Aborted by the caller on Ctrl-C, by writeRows when it gives up. */
  stop: AbortController;
  /** Called once for each row that was started, when it has ended. */
  report: (result: RowResult) => void;
}

/** Why writeRows aborts: Twilio was unavailable for as many rows in succession as may be under way at once. */
export const gaveUp = 'gave up';

/** Resolves when nothing is under way any more; `refusal`: why Twilio refused the account. Throws only for defects. */
export async function writeRows(
  account: Account,
  changes: PlannedChange[],
  { stop, pace, concurrency, report }: WriteOptions,
): Promise<{ refusal?: string }> {
  const calls = pacedCalls(pace, stop.signal);
  let failuresInARow = 0;
  let defect: unknown;

  await runPaced(changes, { pace, concurrency, signal: stop.signal }, async (change) => {
    try {
      const result = await changeWorker(account.spend(budgetMs, calls), change.sid, change.entry.changes, change.guess);
      report(resultOfRow(change, result));
      failuresInARow = troubles.has(result.code) ? failuresInARow + 1 : 0;
      if (failuresInARow >= concurrency) stop.abort(gaveUp);
    } catch (error) {
      defect ??= error;
      stop.abort(gaveUp);
    }
  });
  if (defect instanceof NotConfigured) return { refusal: `${defect.message}.` };
  if (defect) throw defect;
  return {};
}

function resultOfRow(
  { entry, sid, differences }: PlannedChange,
  { code, message, warnings = [] }: WorkerResult,
): RowResult {
  const done = code === 'changed';
  const ownMessage = codes[code].ok
    ? warnings.map(({ field, problem }) => `${field} ${problem}`).join('; ')
    : (message ?? codes[code].message);
  return {
    row: entry.row,
    line: entry.line,
    worker: entry.key.value,
    workerSid: sid,
    code,
    changed: done ? differences.map(({ key }) => key) : [],
    message: ownMessage,
  };
}
