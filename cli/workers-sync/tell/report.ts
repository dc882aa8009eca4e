/** What people read: problems, the changes of each worker, the summary. Plain text on standard output. */
import { stringify } from 'lossless-json';
import { type Difference } from '../../../assets/decide/worker-changes';
import { workerNotice } from '../../../assets/twilio/worker-writer';
import { describeFinding, type Findings } from '../plan/findings';
import { type Planned } from '../plan/match-workers';
import { type RowResult } from '../write/results-file';

/** Lines of a list; further ones are only counted. */
const linesShown = 20;

export function describeProblems(file: string, problems: Findings): string {
  const list = problems.list();
  const lines = list.map((finding) => describeFinding(file, finding));
  return [...lines, '', `${count(list.length, 'problem')}. Nothing was written.`].join('\n');
}

export function describeWarnings(file: string, ...findings: Findings[]): string {
  const lines = findings.flatMap((each) => each.list()).map((finding) => `note: ${describeFinding(file, finding)}`);
  return shortened(lines).join('\n');
}

/** One block for each worker that would change, one line for each row that cannot be written. */
export function describePlan(planned: Planned[]): string {
  const blocks = planned.map((each) => {
    const row = `line ${each.entry.line}, ${each.entry.key.value}`;
    if (each.kind === 'not-done') return `${row}: ${each.code}, ${each.why}`;
    if (each.kind === 'same') return undefined;
    return [`${row} (${each.sid}):`, ...each.differences.map(describeDifference)].join('\n');
  });
  return blocks.filter((block) => block !== undefined).join('\n');
}

function describeDifference({ key, from, to }: Difference): string {
  if (to === null) return `  - ${key}: ${stringify(from)}`;
  return from === undefined ? `  + ${key}: ${stringify(to)}` : `  ~ ${key}: ${stringify(from)} -> ${stringify(to)}`;
}

/** `3 change, 1 is as it should be, 1 has no worker`. */
export function countPlan(planned: Planned[], refused: number): string {
  const of = (code: string) =>
    planned.filter((each) => (each.kind === 'not-done' ? each.code === code : each.kind === code)).length;
  const parts = [
    [of('change'), 'to change'],
    [of('same'), 'already right'],
    [of('worker-not-found'), 'without a worker'],
    [of('ambiguous') + of('duplicate') + of('unreadable'), 'that cannot be written'],
    [refused, 'with wrong values'],
  ] as const;
  return `${count(planned.length + refused, 'row')}: ${
    parts
      .filter(([number]) => number > 0)
      .map(([number, what]) => `${number} ${what}`)
      .join(', ') || 'nothing to do'
  }.`;
}

export interface Outcome {
  results: RowResult[];
  resultsFile: string;
  seconds: number;
  refusals: number;
}

export function describeOutcome({ results, resultsFile, seconds, refusals }: Outcome): string {
  const counts = new Map<string, number>();
  for (const { code } of results) counts.set(code, (counts.get(code) ?? 0) + 1);
  const changed = counts.get('changed') ?? 0;
  const failed = results.filter(({ code }) => !['changed', 'unchanged', 'not-started'].includes(code));
  const lines = [
    `${count(results.length, 'row')}: ${[...counts].map(([code, number]) => `${number} ${code}`).join(', ') || 'nothing to do'}.`,
    ...shortened(
      failed.map(
        ({ line, worker, code, message }) => `  line ${line}, ${worker}: ${code}${message ? `, ${message}` : ''}`,
      ),
    ),
    `${seconds.toFixed(1)} s${changed ? `, ${(changed / Math.max(seconds, 0.001)).toFixed(1)} workers a second` : ''}${refusals ? `; Twilio asked ${count(refusals, 'time')} for fewer requests` : ''}. Row by row: ${resultsFile}`,
  ];
  if (counts.has('not-started')) lines.push('The same command with --resume does the rest.');
  if (changed) lines.push('', workerNotice);
  return lines.join('\n');
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function shortened(lines: string[]): string[] {
  return lines.length > linesShown
    ? [...lines.slice(0, linesShown), `  ... and ${lines.length - linesShown} more`]
    : lines;
}
