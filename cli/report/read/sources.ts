/** Where the events come from, a workspace or a file, and how far they could be read. */
import { type Account } from '../../account/twilio-account';
import { problemOf } from '../../tool/found';
import { showProgress } from '../../tool/progress';
import { Refusal } from '../../tool/run-tool';
import { type EventSink } from './event-sink';
import { readLines } from './read-lines';
import { askAccount, readWorkspace, type Gap, type WorkspaceReading } from './read-workspace';
import { RawFile } from './raw-file';
import { type Window } from './windows';

export interface SourceReading {
  /** The workspace's SID, or the file. */
  name: string;
  /** The period, ms since 1970. */
  from: number;
  to: number;
  complete: boolean;
  interrupted: boolean;
  /** The file of --save is not complete. */
  unsaved: boolean;
  /** Sentences about what could not be read or kept. */
  problems: string[];
}

/** What the file system said, as a refusal. */
function refusedFile(error: unknown, what: string): Refusal {
  return new Refusal({ why: `${what} (${String((error as NodeJS.ErrnoException).code)}).`, todo: 'Check its path.' });
}

interface FilePeriod {
  since?: number;
  until?: number;
}

/** The period of a file is that of its events, so that it is judged alike whenever that is. */
export async function readFromFile(
  file: string,
  { since, until }: FilePeriod,
  sink: EventSink,
  signal: AbortSignal,
): Promise<SourceReading> {
  const progress = showProgress('Reading', 100);
  let shown = 0;
  const onProgress = (share: number) => {
    for (; shown < Math.floor(share * 100); shown += 1) progress.step();
  };
  try {
    await readLines(file, (line, number) => sink.takeLine(line, number), { signal, onProgress });
  } catch (error) {
    throw refusedFile(error, `${file} cannot be read`);
  } finally {
    progress.stop();
  }
  const from = since ?? sink.earliest ?? until ?? 0;
  return {
    name: file,
    from,
    to: until ?? Math.max(from, sink.latest ?? from),
    complete: !signal.aborted,
    interrupted: signal.aborted,
    unsaved: false,
    problems: [],
  };
}

const iso = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');

function describeGap({ window: { from, to }, failure }: Gap): string {
  const { why } = problemOf(failure, `a page of the events from ${iso(from)} to ${to === undefined ? 'now' : iso(to)}`);
  return `${why} What it held is missing.`;
}

function problemsOf({ gaps, interrupted, notBegun }: WorkspaceReading, raw: RawFile | undefined): string[] {
  return [
    ...gaps.map(describeGap),
    ...(interrupted ? ['Interrupted: the rest of the period was not read.'] : []),
    ...(!interrupted && notBegun > 0
      ? [`Twilio stopped answering: ${notBegun} windows of the period were not read.`]
      : []),
    ...(raw?.problem === undefined ? [] : [`${raw.name} could not be written (${raw.problem}): it is not complete.`]),
  ];
}

interface TwilioSource {
  now: number;
  task?: string;
  save?: string;
  sink: EventSink;
  signal: AbortSignal;
}

function openRaw(file: string | undefined): RawFile | undefined {
  if (file === undefined) return undefined;
  try {
    return new RawFile(file);
  } catch (error) {
    throw refusedFile(error, `${file} cannot be written`);
  }
}

/** Refused before anything was read: the variables name a workspace that is not there, or one that may not be read. */
function assertReadable({ gaps, pages }: WorkspaceReading): void {
  const refused = gaps.find(({ failure: { problem } }) => problem === 'not-found' || problem === 'refused');
  if (pages > 0 || !refused) return;
  const problem = problemOf(refused.failure, 'the events of the workspace');
  throw new Refusal({ ...problem, todo: `${problem.todo} Check TASKROUTER_WORKSPACE_SID as well.` });
}

/** Throws NotConfigured for refused credentials, Refusal for a workspace or a file that is not there. */
export async function readFromTwilio(
  account: Account,
  period: Window,
  { now, task, save, sink, signal }: TwilioSource,
): Promise<SourceReading> {
  const workspace = account.settings.TASKROUTER_WORKSPACE_SID;
  const raw = openRaw(save);
  let progress: ReturnType<typeof showProgress> | undefined;
  let taken = 0;
  const reading = await readWorkspace(askAccount(account, signal), workspace, {
    period,
    now,
    task,
    signal,
    take(events) {
      raw?.add(events);
      for (const event of events) sink.take(event, `Event ${(taken += 1)}`);
    },
    onWindow(_, total) {
      progress ??= showProgress('Reading windows', total);
      progress.step();
    },
  }).finally(() => {
    progress?.stop();
    raw?.close();
  });
  assertReadable(reading);
  return {
    name: workspace,
    from: period.from,
    // The sandbox's clock, or Twilio's, may be ahead of ours.
    to: period.to ?? Math.max(now, sink.latest ?? 0),
    complete: !reading.gaps.length && !reading.notBegun && !reading.interrupted,
    interrupted: reading.interrupted,
    unsaved: raw?.problem !== undefined,
    problems: problemsOf(reading, raw),
  };
}
