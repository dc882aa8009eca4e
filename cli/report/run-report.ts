/** The walk of the report: read the events, judge them task by task, tell. Answers the exit code. */
import { createJudge, type Judge } from '../../insights/judgement/judge';
import { type JudgedTask } from '../../insights/judgement/judge-task';
import { type Severity } from '../../insights/warnings/losses';
import { assertAnswering, readEnvironment } from '../account/environment';
import { openAccount } from '../account/twilio-account';
import { exitCodes } from './exit-codes';
import { beginOf, type ReportOptions } from './options';
import { readFromFile, readFromTwilio, type SourceReading } from './read/sources';
import { DiskSpool } from './spool';
import { writeOutput } from './tell/output';
import { pageHtml, readingForPage, readPage } from './tell/page';
import { counted, plain } from './tell/paragraph';
import { reportData, type ReportData } from './tell/report-data';
import { SegmentTable } from './tell/segment-table';
import { StoredReadings } from './tell/stored-readings';
import { storyText } from './tell/story';
import { tellText } from './tell/text';

/** `signal`: aborted on Ctrl-C. `pageFolder`: where the page of --format html is built. Throws Refusal and NotConfigured for what a person can fix. */
export async function runReport(options: ReportOptions, signal: AbortSignal, pageFolder: string): Promise<number> {
  // What is missing is told before anything is read.
  const page = options.format === 'html' ? readPage(pageFolder) : undefined;
  const source = await read(options, signal);
  const readings = new StoredReadings();
  const table = new SegmentTable(readings, options);
  const spool = new DiskSpool();
  try {
    const { told, outside } = judge(options, source, { readings, table, spool });
    const { from, to } = periodOf(source, options);
    const { edition } = options;
    const { complete } = source;
    const report = reportData({ from, to, edition, complete, events: told.notes.events, period: told.period });
    const problems = problemsOf(source, outside, readings.diskProblem ?? spool.diskProblem);
    const telling = { ...told, report, problems, source: source.name, readings, table };
    const pieces = page ? [await pageHtml(telling, page, options)] : tell(telling, options);
    const written = await writeOutput(pieces, options.out, !page);
    if (options.format !== 'text' || told.story) for (const problem of problems) console.error(plain(problem));
    return exitCodeOf(report, source, options, written);
  } finally {
    readings.close();
    spool.close();
    source.events.close();
  }
}

/** What was asked for, else that of the events. The sandbox's clock, or Twilio's, may be ahead of ours. */
function periodOf({ from, to, events: { earliest, latest } }: SourceReading, { events, now }: ReportOptions) {
  const begins = from ?? earliest ?? to ?? now;
  const ends = to ?? Math.max(begins, latest ?? 0, events === undefined ? now : 0);
  return { from: begins, to: ends };
}

type Told = ReturnType<Judge['finish']> & {
  /** The only task, when one was asked for. */
  story: JudgedTask | undefined;
};

interface Kept {
  readings: StoredReadings;
  table: SegmentTable;
  spool: DiskSpool;
}

/** `outside`: distinct events that are not of the period. */
function judge(
  { edition, only, task, format }: ReportOptions,
  { events: source, from = -Infinity, to = Infinity }: SourceReading,
  { readings, table, spool }: Kept,
): { told: Told; outside: number } {
  const judge = createJudge({ edition, only, spool });
  let story: JudgedTask | undefined;
  let outside = 0;
  for (const all of source.tasks()) {
    const events = all.filter(({ at }) => at >= from && at <= to);
    outside += all.length - events.length;
    const judged = judge.add(events);
    if (task !== undefined) story = judged;
    if (!judged || (judged.verdict === 'begunBefore' && !(format === 'html' && story))) continue;
    if (format === 'csv') table.add(judged.reading);
    if (format === 'html') readings.add(readingForPage(judged, only));
  }
  return { told: { ...judge.finish(), story }, outside };
}

async function read(options: ReportOptions, signal: AbortSignal): Promise<SourceReading> {
  if (options.events !== undefined) return readFromFile(options.events, { ...options, signal });
  const environment = readEnvironment(options.env, options.live);
  const account = openAccount(environment);
  if (environment.TWILIO_SANDBOX) await assertAnswering(environment.TWILIO_SANDBOX);
  const { now, task, save } = options;
  return readFromTwilio(account, { from: beginOf(options)!, to: options.until }, { now, task, save, signal });
}

function problemsOf({ problems, events }: SourceReading, outside: number, disk: string | undefined): string[] {
  const diskProblem = events.diskProblem ?? disk;
  return [
    ...problems,
    ...events.problems,
    ...(outside > 0 ? [`${counted(outside, 'event')} from outside the period left out.`] : []),
    ...(diskProblem === undefined
      ? []
      : [`The temporary file could not be written (${diskProblem}): the rest was kept in memory.`]),
  ];
}

interface Telling extends Told {
  report: ReportData;
  problems: string[];
  source: string;
  readings: StoredReadings;
  table: SegmentTable;
}

function tell(told: Telling, { format, edition, hideValues }: ReportOptions): Iterable<string> {
  const { report, story, conversations, table } = told;
  if (format === 'json') return [`${JSON.stringify(report, null, 2)}\n`];
  if (format === 'csv') return table.pieces(conversations(), Date.parse(report.to));
  const width = widthOf(process.stdout.columns);
  return [story ? storyText(story, { edition, hideValues, width }) : tellText(report, told, width)];
}

/** Wide enough for a SID behind its indent, and no wider than the eye follows. */
const widthOf = (columns: number | undefined): number => Math.min(120, Math.max(60, columns ?? 80));

const fails = ({ losses }: ReportData, failOn: Severity | undefined): boolean =>
  failOn !== undefined && losses.some(({ severity }) => severity === 'lost' || failOn === 'look');

function exitCodeOf(report: ReportData, source: SourceReading, options: ReportOptions, written: boolean): number {
  if (source.interrupted) return exitCodes.interrupted;
  if (!report.complete) return exitCodes.unanswered;
  if (!written || source.unsaved) return exitCodes.wrong;
  return fails(report, options.failOn) ? exitCodes.failed : exitCodes.told;
}
