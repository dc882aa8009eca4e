/** The steps of workers:sync: read and check the file, find the workers, ask, write. Answers the exit code. */
import { createHash } from 'node:crypto';
import { NotConfigured, ruleSettings } from '../../assets/settings/settings';
import { nearestName } from '../../assets/findings/nearest-name';
import { workerNotice } from '../../assets/twilio/worker-writer';
import { assertAnswering, readEnvironment } from '../account/environment';
import { openAccount, type Account } from '../account/twilio-account';
import { checkRows, type CheckedRows } from './plan/check-rows';
import { askYesNo, nameAccount } from './tell/confirm';
import { Findings } from './plan/findings';
import { fetchUnseen, listWorkers, Unreachable } from './plan/list-workers';
import { duplicatesOf, WorkerMatcher, type Planned } from './plan/match-workers';
import { type SyncOptions } from './options';
import { Pace } from './pace/pace';
import { showProgress } from '../tool/progress';
import { readAgents, type AgentsFile } from './read/read-file';
import { count, countPlan, describePlan, describeProblems, describeWarnings } from './tell/report';
import { finishedRows, NoResults, ResultsFile, ResultsLost } from './write/results-file';
import { writePlan } from './write-plan';
import { gaveUp } from './write/write-rows';
import { exitCodes } from './exit-codes';

/** `stop`: aborted on Ctrl-C. Throws only for defects. */
export async function syncWorkers(options: SyncOptions, stop: AbortController): Promise<number> {
  try {
    return await run(options, stop);
  } catch (error) {
    if (stop.signal.aborted && stop.signal.reason !== gaveUp) return exitCodes.interrupted;
    if (error instanceof Unreachable) return fail(error.message, exitCodes.gaveUp);
    if (error instanceof ResultsLost) return fail(error.message, exitCodes.gaveUp);
    if (error instanceof NotConfigured || error instanceof UsageError || error instanceof NoResults)
      return fail(error.message.replace(/[.?]?$/, (end) => end || '.'));
    throw error;
  }
}

/** Something the caller must fix; the message says how. */
class UsageError extends Error {}

function fail(message: string, code: number = exitCodes.nothingWritten): number {
  console.error(message);
  return code;
}

async function run(options: SyncOptions, stop: AbortController): Promise<number> {
  const environment = readEnvironment(options.env, options.live);
  const account = openAccount(environment);
  const file = usage(() => readAgents(options.file));
  checkIgnored(file, options.ignore);
  const checked = checkRows(file.rows, ruleSettings(account.settings), new Set(options.ignore));
  const structure = findingsOf(file);
  if (structure.count) return fail(describeProblems(options.file, structure));
  if (checked.problems.count && !options.skipInvalid) return fail(describeProblems(options.file, checked.problems));

  if (environment.TWILIO_SANDBOX) await assertAnswering(environment.TWILIO_SANDBOX);
  const input = inputOf(file, account, options);
  const finished = options.resume ? finishedRows(options.results, input) : new Set<number>();
  // A plan is not written: it needs no results.
  const results = options.dryRun
    ? undefined
    : new ResultsFile({ path: options.results, input, source: options.file, goOn: options.resume });
  try {
    return await carryOut(account, { checked, finished, results, options, stop });
  } finally {
    results?.close();
  }
}

interface Work {
  checked: CheckedRows;
  /** Numbers of the rows that an earlier run finished. */
  finished: Set<number>;
  /** Absent: only the plan is told. */
  results?: ResultsFile;
  options: SyncOptions;
  stop: AbortController;
}

async function carryOut(account: Account, { checked, finished, results, options, stop }: Work): Promise<number> {
  const { planned, notes } = await planRows(account, checked, finished, options, stop);
  const duplicates = duplicatesOf(planned);
  if (duplicates.count && !options.skipInvalid) return fail(describeProblems(options.file, duplicates));

  const notice = describeWarnings(options.file, checked.warnings, notes);
  if (notice) console.log(notice);
  if (finished.size) console.log(`${count(finished.size, 'row')} finished before.`);
  if (!results) return tellPlan(planned, checked, options);
  console.log(countPlan(planned, checked.refused.length));
  if (!(await mayWrite(account, planned, options, stop.signal))) return exitCodes.nothingWritten;
  return writePlan(account, planned, { checked, file: results, options, stop });
}

/** A column that is not there may be a slip of one whose values must not be written. */
function checkIgnored({ rows }: AgentsFile, ignored: string[]): void {
  const names = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  const unknown = rows.length ? ignored.find((name) => !names.has(name)) : undefined;
  if (unknown === undefined) return;
  const near = nearestName(unknown, names);
  throw new UsageError(`--ignore ${unknown}: no column has this name${near ? `; did you mean ${near}?` : ''}`);
}

function usage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error });
  }
}

function findingsOf({ problems }: AgentsFile): Findings {
  const findings = new Findings();
  for (const { line, column, name = '', problem, hint } of problems)
    findings.add({ line, column }, { field: name, problem, hint });
  return findings;
}

/** What results belong to: the same rows for another workspace, such as the sandbox's, are another input. */
function inputOf({ digest }: AgentsFile, { settings }: Account, { ignore }: SyncOptions): string {
  const { ACCOUNT_SID, TASKROUTER_WORKSPACE_SID } = settings;
  return createHash('sha256')
    .update(JSON.stringify([digest, ACCOUNT_SID, TASKROUTER_WORKSPACE_SID, ignore.toSorted()]))
    .digest('hex')
    .slice(0, 16);
}

async function planRows(
  account: Account,
  { entries }: CheckedRows,
  finished: Set<number>,
  options: SyncOptions,
  stop: AbortController,
): Promise<{ planned: Planned[]; notes: Findings }> {
  const matcher = new WorkerMatcher(entries.filter(({ row }) => !finished.has(row)));
  await listWorkers(account, (worker) => matcher.see(worker), stop.signal);
  const unseen = matcher.unseen().length;
  if (unseen) {
    const progress = showProgress('Reading workers', unseen);
    await fetchUnseen(
      account,
      matcher,
      { pace: new Pace(options.maxRate), concurrency: options.concurrency, signal: stop.signal },
      () => progress.step(),
    );
    progress.stop();
  }
  stop.signal.throwIfAborted();
  return { planned: matcher.plan(), notes: matcher.warnings };
}

function tellPlan(planned: Planned[], { refused }: CheckedRows, { unknownOk }: SyncOptions): number {
  const plan = describePlan(planned);
  if (plan) console.log(plan);
  console.log(`${countPlan(planned, refused.length)} Nothing was written (--dry-run).`);
  if (planned.some(({ kind }) => kind === 'change')) console.log(`\n${workerNotice}`);
  const missed = planned.some((each) => each.kind === 'not-done' && !(unknownOk && each.code === 'worker-not-found'));
  return missed || refused.length ? exitCodes.incomplete : exitCodes.done;
}

async function mayWrite(
  account: Account,
  planned: Planned[],
  { live, yes }: SyncOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const changes = planned.filter(({ kind }) => kind === 'change').length;
  if (!live || yes || !changes) return true;
  const names = await nameAccount(account);
  console.log(`Account    ${names.account}\nWorkspace  ${names.workspace}`);
  const answer = await askYesNo(`Write to ${count(changes, 'worker')} of this live account?`, signal);
  if (!answer)
    console.error(
      answer === undefined
        ? 'Nobody can be asked here: add --yes to write without asking. Nothing was written.'
        : 'Nothing was written.',
    );
  return answer === true;
}
