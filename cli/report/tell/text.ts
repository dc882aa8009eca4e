/** The report as a page that whoever runs a contact centre reads: how much is lost, of what, and what ends it. */
import { type Edition } from '../../../insights/attributes/edition';
import { spell } from '../../../insights/warnings/warning';
import { type Loss } from '../../../insights/judgement/count-losses';
import { likelyUnlinked, losses as meanings } from '../../../insights/warnings/losses';
import { counted, hang, percent, plain, wrap } from './paragraph';
import { incomplete, notJudged, periodWords } from './not-judged';
import { type Aside, type ReportData } from './report-data';

/** Fields of one kind; further ones are counted. */
const mostFields = 6;
const mostWorkflows = 5;

const number = (count: number) => count.toLocaleString('en').padStart(9);

interface Page {
  width: number;
}

function heading(report: ReportData, { source }: Aside, { width }: Page): string[] {
  const length = spell(Math.max(Date.parse(report.to) - Date.parse(report.from), 1000));
  const edition = report.edition === 'today' ? 'as Insights works today' : 'as the specification says';
  return [
    'What Flex Insights reports, and what it loses',
    ...wrap(`${periodWords(report)}, ${length}, ${edition}. ${plain(source)}.`, width),
    ...(report.complete ? [] : ['', ...wrap(incomplete, width)]),
  ];
}

function summary({ tasks, conversations, segments, events, workflows, losses }: ReportData, { width }: Page): string[] {
  if (tasks === 0) return [];
  const lost = workflows.reduce((sum, workflow) => sum + workflow.lost, 0);
  const fine = tasks - lost;
  const total = `${tasks === 1 ? 'task' : 'tasks'}: ${counted(conversations, 'conversation')}, ${counted(segments, 'segment')}, ${counted(events, 'event')}`;
  const quiet = losses.length === 0 ? ' Nothing was lost, and nothing deserves a look.' : '';
  return [
    ...hang(`${number(tasks)}  `, total, width),
    ...hang(`${number(fine)}  `, `reported as they were meant (${percent(fine / tasks)}).${quiet}`, width),
    ...(lost > 0 ? hang(`${number(lost)}  `, `lose something that was written (${percent(lost / tasks)})`, width) : []),
  ];
}

function titleOf({ kind, severity }: Loss): string {
  return kind === 'unlinked' && severity === 'look' ? likelyUnlinked.title : meanings[kind].title;
}

function problemOf({ kind, severity }: Loss, edition: Edition): string {
  return kind === 'unlinked' && severity === 'look' ? likelyUnlinked.problem : meanings[kind].problem('It', edition);
}

/** One kind of loss: what it is, the fields it strikes, the one thing to do, the oldest of the tasks. */
function kindLines(rows: Loss[], edition: Edition, { width }: Page): string[] {
  const [first] = rows;
  const shown = rows.slice(0, mostFields);
  const sameHint = shown.every(({ hint }) => hint === first.hint);
  const hintLines = (hint: string) => hang(`${' '.repeat(13)}> `, hint, width);
  const examples = first.examples.slice(0, Math.max(1, Math.floor((width - 20) / 35))).join(' ');
  const rest = rows.length - shown.length;
  return [
    '',
    ...hang('  ', `${titleOf(first)} (${first.kind}). ${problemOf(first, edition)}`, width),
    ...shown.flatMap(({ tasks, share, field, hint }) => [
      ...hang(`${number(tasks)}  ${percent(share).padStart(6)}  `, field, width),
      ...(sameHint ? [] : hintLines(hint)),
    ]),
    ...(rest > 0 ? [`${' '.repeat(18)}and ${counted(rest, 'more name')}: --format json has all of them`] : []),
    ...(sameHint ? hintLines(first.hint) : []),
    `${' '.repeat(15)}e.g. ${examples}`,
  ];
}

/** Kinds in the order of the worst of their rows. */
function section(title: string, losses: Loss[], edition: Edition, page: Page): string[] {
  if (!losses.length) return [];
  const kinds = [...new Set(losses.map(({ kind }) => kind))];
  const lines = kinds.map((kind) =>
    kindLines(
      losses.filter((loss) => loss.kind === kind),
      edition,
      page,
    ),
  );
  return ['', title, ...lines.flat()];
}

function workflowLines({ workflows }: ReportData, { width }: Page): string[] {
  const losing = workflows.filter(({ lost }) => lost > 0);
  if (!losing.length) return [];
  const rows = losing.slice(0, mostWorkflows).map(({ workflow, tasks, lost }) => {
    const name = workflow === '' ? 'without a name' : plain(workflow);
    return hang(`${number(lost)}  `, `of ${counted(tasks, 'task')} (${percent(lost / tasks)}): ${name}`, width);
  });
  return ['', 'WORKFLOWS THAT LOSE MOST', '', ...rows.flat()];
}

function notJudgedLines(report: ReportData, aside: Aside, { width }: Page): string[] {
  const { counts, sentences } = notJudged(report, aside);
  const told = [
    ...counts.flatMap(({ count, what }) => hang(`${number(count)}  `, what, width)),
    ...sentences.flatMap((sentence) => hang(' '.repeat(11), sentence, width)),
  ];
  if (told.length) return ['', 'NOT JUDGED', '', ...told];
  return report.events === 0 ? ['', ...wrap('No events in this period. Try a longer one: --since 7d.', width)] : [];
}

const knows = `Read from events alone: what HIPAA filtering removes and what is typed into Insights itself is not seen.
One task told whole: npm run report -- --task WT...`;

/** `width`: characters of a line. */
export function tellText(report: ReportData, aside: Aside, width: number): string {
  const page = { width };
  const ofSeverity = (severity: Loss['severity']) => report.losses.filter((loss) => loss.severity === severity);
  const lines = [
    ...heading(report, aside, page),
    '',
    ...summary(report, page),
    ...section('LOST: written, and not reported', ofSeverity('lost'), report.edition, page),
    ...section('WORTH A LOOK: missing, or not as it should be', ofSeverity('look'), report.edition, page),
    ...workflowLines(report, page),
    ...notJudgedLines(report, aside, page),
    '',
    ...knows.split('\n').flatMap((line) => wrap(line, width)),
  ];
  return `${lines.join('\n').replaceAll(/\n{3,}/g, '\n\n')}\n`;
}
