/** Where the events come from, a workspace or a file, and how far they could be read. */
import { type Account } from '../../account/twilio-account';
import { problemOf } from '../../tool/found';
import { showProgress } from '../../tool/progress';
import { Refusal } from '../../tool/run-tool';
import { Events } from '../../events/events';
import { readLines, type FoundLine } from './read-lines';
import { askAccount, readWorkspace, type Gap, type WorkspaceReading } from '../../events/read-workspace';
import { RawFile } from './raw-file';
import { type Window } from '../../events/windows';

export interface SourceReading {
  /** The workspace's SID, or the file. */
  name: string;
  events: Events;
  /** The period that was asked for, ms since 1970; undefined where it is that of the events. */
  from: number | undefined;
  to: number | undefined;
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

interface FileSource {
  since?: number;
  until?: number;
  task?: string;
  signal: AbortSignal;
}

const isBlank = (bytes: Buffer) => bytes.length < 8 && bytes.toString('latin1').trim() === '';
const mark = Buffer.from('\uFEFF');

/** The period of a file is that of its events, so that it is judged alike whenever that is. */
export async function readFromFile(file: string, { since, until, task, signal }: FileSource): Promise<SourceReading> {
  const events = new Events({ noun: 'Line', task });
  const progress = showProgress('Reading', 100);
  let shown = 0;
  const onProgress = (share: number) => {
    for (; shown < Math.floor(share * 100); shown += 1) progress.step();
  };
  try {
    await readLines(file, (line) => takeLine(line, events), { signal, onProgress });
  } catch (error) {
    events.close();
    throw refusedFile(error, `${file} cannot be read`);
  } finally {
    progress.stop();
  }
  return {
    name: file,
    events,
    from: since,
    to: until,
    complete: !signal.aborted,
    interrupted: signal.aborted,
    unsaved: false,
    problems: [],
  };
}

function takeLine({ bytes, number }: FoundLine, events: Events): void {
  if (bytes === undefined) return events.refuse(number, 'is too long to be an event');
  const skipped = number === 1 && bytes.subarray(0, mark.length).equals(mark) ? mark.length : 0;
  const own = bytes.subarray(skipped);
  if (!isBlank(own)) events.add(own, number);
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
  { now, task, save, signal }: TwilioSource,
): Promise<SourceReading> {
  const workspace = account.settings.TASKROUTER_WORKSPACE_SID;
  const raw = openRaw(save);
  const events = new Events({ noun: 'Event', task });
  let progress: ReturnType<typeof showProgress> | undefined;
  let taken = 0;
  const reading = await readWorkspace(askAccount(account, signal), workspace, {
    period,
    now,
    task,
    signal,
    take(page) {
      const lines = page.map((event) => JSON.stringify(event));
      raw?.add(lines);
      for (const line of lines) events.add(Buffer.from(line), (taken += 1));
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
    events,
    from: period.from,
    to: period.to,
    complete: !reading.gaps.length && !reading.notBegun && !reading.interrupted,
    interrupted: reading.interrupted,
    unsaved: raw?.problem !== undefined,
    problems: problemsOf(reading, raw),
  };
}
