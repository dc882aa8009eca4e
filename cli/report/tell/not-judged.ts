/** What a reader has to know beside the figures, in words: the period, and what could not be judged or read. */
import { counted, plain } from './paragraph';
import { type Aside, type ReportData } from './report-data';

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

export const periodWords = ({ from, to }: ReportData): string =>
  `${date.format(Date.parse(from))} to ${date.format(Date.parse(to))} UTC`;

export const incomplete = 'INCOMPLETE: not everything could be read. What was read follows.';

interface NotJudged {
  /** `what`: begins with the noun, "tasks still open ...". */
  counts: { count: number; what: string }[];
  sentences: string[];
}

export function notJudged({ notJudged: { open, begunBefore, redacted } }: ReportData, aside: Aside): NotJudged {
  const { notes, problems } = aside;
  const types = [...notes.unknownTypes].map(([type, count]) => `${plain(type)} (${count})`).toSorted();
  const rows: [number, string][] = [
    [open, 'still open at the end of the period'],
    [begunBefore, 'begun before it: their beginning was not seen'],
    [redacted, 'without their attributes, which Twilio withholds after 30 days'],
  ];
  return {
    counts: rows
      .filter(([count]) => count > 0)
      .map(([count, why]) => ({ count, what: `${count === 1 ? 'task' : 'tasks'} ${why}` })),
    sentences: [
      ...(types.length ? [`Events of unknown types, not judged: ${types.join(', ')}.`] : []),
      ...(notes.outOfStep > 0
        ? [
            `${counted(notes.outOfStep, 'task has', 'tasks have')} events whose dates contradict their versions: a clock jumped. The dates were believed.`,
          ]
        : []),
      ...problems.map(plain),
    ],
  };
}
