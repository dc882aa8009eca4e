/** What can be broken on purpose. */
import { type LiveView } from '../live/live-view';

export interface Breakage {
  title: string;
  tells: string;
  fault: { kind: string; [field: string]: unknown };
}

const onTasks = { method: 'POST', path: '/Tasks/WT' };

export const breakages: Breakage[] = [
  {
    title: 'Somebody else is faster',
    tells: 'The next write to a task gets 412: whoever does not read again loses it.',
    fault: { kind: 'status', status: 412, ...onTasks },
  },
  {
    title: 'Too many requests',
    tells: 'The next write to a task gets 429 and Retry-After: 1.',
    fault: { kind: 'status', status: 429, retryAfter: 1, ...onTasks },
  },
  {
    title: 'Connection lost before the write',
    tells: 'The next write to a task is not applied, and its connection is reset.',
    fault: { kind: 'reset-before', ...onTasks },
  },
  {
    title: 'Connection lost after the write',
    tells: 'The next write to a task is applied, but its answer never arrives.',
    fault: { kind: 'reset-after', ...onTasks },
  },
  {
    title: 'Callback lost',
    tells: 'The next event of a task that begins or ends is never delivered.',
    fault: { kind: 'callback-lost', event: '^task\\.(created|canceled|completed)$' },
  },
  {
    title: 'Twilio is down',
    tells: 'Every request gets 503, until you fix it.',
    fault: { kind: 'status', status: 503, times: 'always' },
  },
];

export const titleOfFault = ({ kind, status }: LiveView['faults'][number]): string =>
  breakages.find(({ fault }) => fault.kind === kind && (fault.status ?? null) === status)?.title ?? kind;
