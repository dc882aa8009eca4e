/** The report as a page in one file: what the sandbox saves as a page, of a workspace. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Edition } from '../../../insights/attributes/edition';
import { type Conversation } from '../../../insights/conversations';
import { type JudgedConversation } from '../../../insights/judgement/judged-conversations';
import { type JudgedTask } from '../../../insights/judgement/judge-task';
import { isSid } from '../../../insights/table/hide-values';
import { type TaskReading } from '../../../insights/task-reading';
import { hideConversation } from '../../../insights/view/hide-conversation';
import { createOverview } from '../../../insights/view/overview';
import { reportHtml, type PageParts } from '../../../insights/view/report-file';
import { type LossKind } from '../../../insights/warnings/losses';
import { Refusal } from '../../tool/run-tool';
import { incomplete, notJudged, periodWords } from './not-judged';
import { counted, plain } from './paragraph';
import { type Aside, type ReportData } from './report-data';
import { type StoredReadings } from './stored-readings';

/** More would open slowly, and be too large to be sent: docs/report.md names it. */
const mostConversations = 5000;

interface PageOptions {
  edition: Edition;
  hideValues: boolean;
  /** Conversations in the file. */
  most?: number;
}

interface Told extends Aside {
  report: ReportData;
  conversations: () => JudgedConversation[];
  readings: StoredReadings;
}

/** Throws Refusal where the page was not built. */
export function readPage(folder: string): PageParts {
  try {
    return {
      script: readFileSync(path.join(folder, 'report.js'), 'utf8'),
      styles: readFileSync(path.join(folder, 'report.css'), 'utf8'),
    };
  } catch {
    throw new Refusal({ why: 'The page of the report is not built.', todo: 'Run npm run build.' });
  }
}

/** Of a task that was not judged nothing counts as lost; `only`: the kinds that were asked for. */
export function readingForPage({ reading, verdict }: JudgedTask, only: LossKind[] | undefined): TaskReading {
  const isAsked = (kind: string) => only === undefined || only.some((each) => each === kind);
  return { ...reading, warnings: verdict === 'judged' ? reading.warnings.filter(({ kind }) => isAsked(kind)) : [] };
}

const withLossesFirst = (conversations: JudgedConversation[]) => [
  ...conversations.filter(({ lost }) => lost),
  ...conversations.filter(({ lost }) => !lost),
];

function conversationOf({ id, tasks: sids, warnings }: JudgedConversation, readings: StoredReadings): Conversation {
  const tasks = sids.flatMap((sid) => readings.read(sid) ?? []);
  return { id, tasks, warnings: [...tasks.flatMap((task) => task.warnings), ...warnings] };
}

/** `whole`: of all conversations, where not all of them are in the file. One at a time: they do not fit the memory. */
function collect({ conversations, readings }: Told, { hideValues, most = mostConversations }: PageOptions) {
  const all = conversations().filter(({ tasks }) => tasks.some((sid) => readings.has(sid)));
  const chosen = new Set(withLossesFirst(all).slice(0, most));
  const overview = createOverview();
  const held: Conversation[] = [];
  for (const each of all) {
    const conversation = conversationOf(each, readings);
    overview.add(conversation);
    if (chosen.has(each)) held.push(hideValues ? hideConversation(conversation) : conversation);
  }
  return { held, of: all.length, whole: all.length > chosen.size ? overview.sum() : undefined };
}

const holdsValues =
  'This file holds personal data: attributes as they were written, names of agents and reasons. Give it only to people who may see them.';
const holdsNone = 'Values are hidden: this file holds names of attributes and queues, counts, times and SIDs only.';

function notesOf(told: Told, { hideValues }: PageOptions, held: number, of: number): string[] {
  const { report } = told;
  const { counts, sentences } = notJudged(report, told);
  const notJudgedWords = counts.map(({ count, what }) => `${count.toLocaleString('en')} ${what}`).join('; ');
  return [
    hideValues ? holdsNone : holdsValues,
    ...(report.complete ? [] : [incomplete]),
    ...(held < of
      ? [
          `It holds ${held.toLocaleString('en')} of ${counted(of, 'conversation')}: those with losses first, then the newest. The figures on top are those of all.`,
        ]
      : []),
    `Judged: ${counted(report.tasks, 'task')} that began and ended in the period.`,
    ...(notJudgedWords === '' ? [] : [`Not judged: ${notJudgedWords}.`]),
    ...sentences,
  ];
}

/** A file without its folders, which are of no use to whoever gets the page. */
function nameOf(source: string): string {
  const name = plain(path.basename(source));
  return isSid(name) ? `Workspace ${name}` : name;
}

export function pageHtml(told: Told, parts: PageParts, options: PageOptions): Promise<string> {
  const { report, source } = told;
  const { held, of, whole } = collect(told, options);
  const file = {
    title: 'What Insights reports',
    about: `${nameOf(source)}, ${periodWords(report)}`,
    notes: notesOf(told, options, held.length, of),
    now: Date.parse(report.to),
    edition: options.edition,
    conversations: held,
    whole,
  };
  return reportHtml(file, parts);
}
