/** The walk of the report: read the events, judge them task by task, tell. Answers the exit code. */
import { createJudge } from '../../insights/judgement/judge';
import { type Severity } from '../../insights/warnings/losses';
import { assertAnswering, readEnvironment } from '../account/environment';
import { openAccount } from '../account/twilio-account';
import { exitCodes } from './exit-codes';
import { type ReportOptions } from './options';
import { EventBuckets } from './read/event-buckets';
import { EventSink } from './read/event-sink';
import { readFromFile, readFromTwilio, type SourceReading } from './read/sources';
import { writeOutput } from './tell/output';
import { reportData, type Aside, type ReportData } from './tell/report-data';
import { tellText } from './tell/text';

const dayMs = 24 * 3_600_000;

/** `signal`: aborted on Ctrl-C. Throws Refusal and NotConfigured for what a person can fix. */
export async function runReport(options: ReportOptions, signal: AbortSignal): Promise<number> {
  const buckets = new EventBuckets();
  try {
    return await walk(options, buckets, signal);
  } finally {
    buckets.close();
  }
}

async function walk(options: ReportOptions, buckets: EventBuckets, signal: AbortSignal): Promise<number> {
  const { edition, only, task } = options;
  const sink = new EventSink({ task, add: (event) => buckets.add(event) });
  const source = await read(options, sink, signal);

  const judge = createJudge({ edition, only });
  for (const events of buckets.tasks()) judge.add(events.filter(({ at }) => at >= source.from && at <= source.to));
  const { period, notes, conversations } = judge.finish();

  const { from, to, complete } = source;
  const report = reportData({ from, to, edition, complete, events: notes.events, period });
  const aside: Aside = { notes, problems: problemsOf(source, sink, buckets), conversations, source: source.name };
  const written = await writeOutput([tell(report, aside, options)], options.out);
  if (options.format !== 'text' && aside.problems.length) console.error(aside.problems.join('\n'));
  return exitCodeOf(report, source, options, written);
}

async function read(options: ReportOptions, sink: EventSink, signal: AbortSignal): Promise<SourceReading> {
  if (options.events !== undefined) return readFromFile(options.events, options, sink, signal);
  const environment = readEnvironment(options.env, options.live);
  const account = openAccount(environment);
  if (environment.TWILIO_SANDBOX) await assertAnswering(environment.TWILIO_SANDBOX);
  const { now } = options;
  const since = options.since ?? now - (options.task === undefined ? dayMs : 30 * dayMs);
  return readFromTwilio(
    account,
    { from: since, to: options.until },
    { now, task: options.task, save: options.save, sink, signal },
  );
}

function problemsOf(source: SourceReading, sink: EventSink, buckets: EventBuckets): string[] {
  const more = sink.unreadable - sink.problems.length;
  return [
    ...source.problems,
    ...sink.problems,
    ...(more > 0 ? [`${more.toLocaleString('en')} more could not be read.`] : []),
    ...(buckets.diskProblem === undefined
      ? []
      : [`The temporary file could not be written (${buckets.diskProblem}): the events were kept in memory.`]),
  ];
}

function tell(report: ReportData, aside: Aside, { format }: ReportOptions): string {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  return tellText(report, aside, widthOf(process.stdout.columns));
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
