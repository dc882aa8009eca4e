/** One task's story as text, line by line. */
import { type Edition } from '../../../insights/attributes/edition';
import { type JudgedTask, type Verdict } from '../../../insights/judgement/judge-task';
import { tellStory, type StoryChange, type StoryLine } from '../../../insights/story/tell-story';
import { spell, type Warning } from '../../../insights/warnings/warning';
import { hang, plain, wrap } from './paragraph';

interface StoryOptions {
  edition: Edition;
  hideValues: boolean;
  /** Characters of a line. */
  width: number;
}

const indent = ' '.repeat(14);

/** 12:04:05.678, and the date where it is another one than that of the line before. */
const timeOf = (ms: number) => new Date(ms).toISOString().slice(11, 23);
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** A value is shown in one line. */
const longestValue = 60;

function shown(value: unknown): string {
  const text = plain(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  const characters = Array.from(text);
  return characters.length > longestValue
    ? `${characters.slice(0, longestValue).join('')}… (${characters.length} characters)`
    : text;
}

const fates: Record<StoryChange['fate'], (change: StoryChange) => string> = {
  counts: () => 'counts',
  replaced: () => 'does not count: something else stands there when Insights reads',
  late: ({ lateMs = 0 }) => `TOO LATE by ${spell(lateMs)}`,
  open: () => 'counts if it stays',
};

function changeLines(change: StoryChange, { hideValues, width }: StoryOptions): string[] {
  const { field, value } = change;
  const said =
    value === undefined ? `${plain(field)} removed` : hideValues ? plain(field) : `${plain(field)} = ${shown(value)}`;
  const fate = value === undefined && change.fate !== 'late' ? '' : `  [${fates[change.fate](change)}]`;
  return hang(`${indent}  `, `${said}${fate}`, width);
}

function lineOf({ moment, changes, others, reads }: StoryLine, date: string, options: StoryOptions): string[] {
  const { type, at, queue, agent, hidden } = moment;
  const who = agent === undefined || agent === '' || options.hideValues ? '' : `, ${plain(agent)}`;
  const place = queue === '' ? '' : ` in ${plain(queue)}`;
  return [
    ...(dateOf(at) === date ? [] : [dateOf(at)]),
    ...hang(`${timeOf(at)}  `, `${plain(type)}${place}${who}`, options.width),
    ...changes.flatMap((change) => changeLines(change, options)),
    ...(others.length ? hang(`${indent}  `, `also changed: ${others.map(plain).join(', ')}`, options.width) : []),
    ...(hidden ? [`${indent}  (Twilio does not show the attributes here)`] : []),
    ...(reads ? [`${indent}  === Insights reads the attributes here ===`] : []),
  ];
}

function warningLines({ severity, text, hint }: Warning, width: number): string[] {
  return ['', ...hang(severity === 'lost' ? 'lost  ' : 'look  ', text, width), ...hang('      > ', hint, width)];
}

const verdicts: Record<Verdict, string> = {
  judged: '',
  open: ' It is still open: nothing is final.',
  begunBefore: ' It began before the period: what came before the first line is not known, so it is not judged.',
  redacted: ' Twilio does not show its attributes any more, so it is not judged.',
};

export function storyText({ history: task, reading, verdict }: JudgedTask, options: StoryOptions): string {
  const { width, edition, hideValues } = options;
  const warnings = verdict === 'judged' || verdict === 'open' ? reading.warnings : [];
  const lines = tellStory(task, edition);
  const reason = task.ended?.reason;
  const end = task.ended
    ? `${task.ended.status}${reason && !hideValues ? `, reason: ${plain(reason)}` : ''}`
    : 'still open';
  const head = `${task.sid}: ${end}. Workflow ${plain(task.workflow) || 'without a name'}, channel ${plain(task.channel) || 'unknown'}. Times in UTC.${verdicts[verdict]}`;
  const told = lines.flatMap((line, index) =>
    lineOf(line, index === 0 ? '' : dateOf(lines[index - 1].moment.at), options),
  );
  const fine = verdict === 'judged' ? ['', 'Nothing of it is lost.'] : [];
  const found = warnings.length ? warnings.flatMap((warning) => warningLines(warning, width)) : fine;
  return `${[...wrap(head, width), '', ...told, ...found].join('\n')}\n`;
}
