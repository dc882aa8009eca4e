/** What a check found: each point is ok, or says why it is not and what to do. */
import { type Problem } from '../tool/found';

export interface Report {
  status: 'ok' | 'warning' | 'error';
  /** What was looked at, in a word or two. */
  about: string;
  /** One sentence. */
  why: string;
  /** One sentence; absent when all is well. */
  todo?: string;
}

export const ok = (about: string, why: string): Report => ({ status: 'ok', about, why });
export const warning = (about: string, why: string, todo: string): Report => ({ status: 'warning', about, why, todo });
export const error = (about: string, why: string, todo: string): Report => ({ status: 'error', about, why, todo });
export const failed = (about: string, { why, todo }: Problem): Report => error(about, why, todo);

const widest = 16;

/** Lines for a person: the status first, so that the eye finds what is not ok. */
export function showReport({ status, about, why, todo }: Report): string {
  const indent = ' '.repeat(9 + widest);
  return `${status.padEnd(8)} ${about.padEnd(widest)}${why}${todo ? `\n${indent}${todo}` : ''}`;
}

const countOf = (reports: Report[], status: Report['status']) =>
  reports.filter((report) => report.status === status).length;

/** For a script, with the same words and the exit code: `todo` is null where all is well. */
export function jsonOf(reports: Report[], exitCode: number): string {
  const [oks, warnings, errors] = (['ok', 'warning', 'error'] as const).map((status) => countOf(reports, status));
  const list = reports.map(({ status, about, why, todo = null }) => ({ status, about, why, todo }));
  return JSON.stringify({ exitCode, ok: oks, warnings, errors, reports: list }, null, 2);
}

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

export function summaryOf(reports: Report[]): string {
  const count = (status: Report['status']) => countOf(reports, status);
  return `${count('ok')} ok, ${counted(count('warning'), 'warning')}, ${counted(count('error'), 'error')}`;
}
