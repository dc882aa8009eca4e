import { type ListName } from '../live/list-names';
import { atTime, clockSeconds, shortSid } from './words';

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
}

const time = (key: string, title: string): Column => ({
  key,
  title,
  width: 84,
  grow: 0,
  show: (value) => atTime(typeof value === 'number' ? value : Date.parse(value)),
});
const text = (key: string, title: string, width = 110, grow = 1): Column => ({ key, title, width, grow });
const word = (key: string, title: string, width: number): Column => text(key, title, width, 0);
const number = (key: string, title: string, width = 86): Column => ({ key, title, width, grow: 0, number: true });
const duration = (key: string, title: string): Column => ({
  ...number(key, title, 56),
  show: (value) => (Number(value) > 0 ? clockSeconds(Number(value)) : ''),
});
const task = (key: string, title: string): Column => ({
  key,
  title,
  width: 74,
  grow: 0,
  task: true,
  show: (value) => shortSid(String(value)),
});

const columns: Record<Exclude<ListName, 'conversations'>, Column[]> = {
  segments: [
    task('task', 'Task'),
    number('segment', '#', 24),
    word('kind', 'Kind', 90),
    text('customer', 'Customer'),
    text('queue', 'Queue'),
    text('agent', 'Agent'),
    time('started', 'Began'),
    duration('queue_s', 'Queue'),
    duration('ringing_s', 'Ringing'),
    duration('talk_s', 'Talk'),
    duration('wrap_up_s', 'Wrap-up'),
    word('ending', 'Ended', 84),
    text('outcome', 'Outcome', 120, 1.4),
    word('abandoned', 'Abandoned', 74),
    number('warnings', 'Warnings', 62),
  ],
  tasks: [
    task('sid', 'Task'),
    word('status', 'Status', 110),
    text('queue', 'Queue'),
    text('agent', 'Agent'),
    word('channel', 'Channel', 90),
    text('reason', 'Reason'),
    time('created', 'Created'),
    number('version', 'Version'),
    number('characters', 'Characters', 100),
  ],
  workers: [
    text('name', 'Worker'),
    text('full_name', 'Full name'),
    word('activity', 'Activity', 110),
    text('team', 'Team'),
    text('department', 'Department'),
    text('role', 'Role'),
    text('location', 'Location'),
    number('version', 'Version'),
    number('characters', 'Characters', 100),
  ],
  events: [
    time('at', 'At'),
    text('event', 'Event', 180, 1.2),
    { ...word('about', 'About', 96), show: (value) => shortSid(String(value)) },
    text('agent', 'Agent'),
    word('callback', 'Callback', 100),
    word('answers', 'Answered', 110),
  ],
  requests: [
    time('at', 'At'),
    word('method', 'Method', 76),
    text('operation', 'Operation', 180, 1),
    { ...text('path', 'Path', 220, 2), show: (value) => String(value).replaceAll(/[A-Z]{2}[0-9a-f]{32}/g, shortSid) },
    word('if_match', 'If-Match', 76),
    number('status', 'Status', 70),
    number('code', 'Error', 76),
    word('fault', 'Fault', 110),
    number('ms', 'ms', 70),
  ],
};

export function columnsOf(name: ListName): Column[] {
  return name === 'conversations' ? [] : columns[name];
}

/** For grid-template-columns. */
export const gridOf = (list: Column[]): string =>
  list.map(({ width, grow }) => (grow > 0 ? `minmax(${width}px, ${grow}fr)` : `${width}px`)).join(' ');

const between = 12;
const beside = 28;

/** px that a row of these columns needs at least, its gaps and edges included. */
export const leastWidth = (list: Column[]): number =>
  list.reduce((sum, { width }) => sum + width + between, beside - between);
