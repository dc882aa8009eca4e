/** Columns of a table of records, and how their values are shown. */
import { atDayAndTime, clockSeconds, shortSid, withCapital } from './words';

export type Cell = string | number | null;

export interface Column {
  key: string;
  title: string;
  /** px, at least. */
  width: number;
  /** Its share of the room that is left; 0: none. */
  grow: number;
  number?: boolean;
  show?: (value: string | number) => string;
  /** The value is a task's SID, which leads to its conversation. */
  task?: boolean;
  /** A class for the cell, by its value. */
  tone?: (value: Cell) => string;
}

export const time = (key: string, title: string): Column => ({
  key,
  title,
  width: 146,
  grow: 0,
  show: (value) => atDayAndTime(typeof value === 'number' ? value : Date.parse(value)),
});
export const text = (key: string, title: string, width = 110, grow = 1): Column => ({ key, title, width, grow });
export const word = (key: string, title: string, width: number): Column => ({
  ...text(key, title, width, 0),
  show: (value) => withCapital(String(value)),
});
export const number = (key: string, title: string, width = 86): Column => ({
  key,
  title,
  width,
  grow: 0,
  number: true,
});
export const duration = (key: string, title: string): Column => ({
  ...number(key, title, 60),
  show: (value) => (Number(value) > 0 ? clockSeconds(Number(value)) : ''),
});
export const task = (key: string, title: string): Column => ({
  key,
  title,
  width: 74,
  grow: 0,
  task: true,
  show: (value) => shortSid(String(value)),
});

export const segmentColumns: Column[] = [
  task('task', 'Task'),
  { ...number('lost', 'Lost', 44), tone: (value) => (value === null ? '' : 'bad') },
  time('started', 'Began'),
  text('customer', 'Customer', 130),
  word('kind', 'Kind', 96),
  text('queue', 'Queue'),
  text('agent', 'Agent'),
  duration('queue_s', 'In queue'),
  duration('ringing_s', 'Ringing'),
  duration('talk_s', 'Talk'),
  duration('wrap_up_s', 'Wrap-up'),
  word('ending', 'Ended', 92),
  { ...text('outcome', 'Outcome', 140, 1.4), show: (value) => withCapital(String(value)) },
  word('abandoned', 'Abandoned', 84),
];

/** For grid-template-columns. */
export const gridOf = (list: Column[]): string =>
  list.map(({ width, grow }) => (grow > 0 ? `minmax(${width}px, ${grow}fr)` : `${width}px`)).join(' ');

const between = 12;
const beside = 28;

/** px that a row of these columns needs at least, its gaps and edges included. */
export const leastWidth = (list: Column[]): number =>
  list.reduce((sum, { width }) => sum + width + between, beside - between);
