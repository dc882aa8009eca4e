/** Breaking something on purpose, and what is still broken. */
import { type LiveView } from '../live/live-view';
import { ask } from './connection';
import { byId, createPart, make } from './element';

interface Breakage {
  title: string;
  tells: string;
  fault: { kind: string; [field: string]: unknown };
}

const onTasks = { method: 'POST', path: '/Tasks/WT' };

const breakages: Breakage[] = [
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
    tells: 'Every request gets 503, until you mend it.',
    fault: { kind: 'status', status: 503, times: 'always' },
  },
];

export function createBreakMenu(run: (work: () => Promise<string>) => void): (shown: Pick<LiveView, 'faults'>) => void {
  const menu = byId('break') as HTMLDetailsElement;
  const summary = menu.querySelector('summary');

  function arm({ title, fault }: Breakage): void {
    menu.open = false;
    summary?.focus();
    run(async () => {
      await ask('POST', '/faults', fault);
      return `Broken: ${title.toLowerCase()}.`;
    });
  }

  byId('break-list').append(
    ...breakages.map((breakage) =>
      make(
        'li',
        {},
        make(
          'button',
          { attributes: { type: 'button' }, press: () => arm(breakage) },
          make('strong', {}, breakage.title),
          make('span', { class: 'soft' }, breakage.tells),
        ),
      ),
    ),
  );
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    menu.open = false;
    summary?.focus();
  });
  document.addEventListener('click', ({ target }) => {
    if (!menu.contains(target as Node)) menu.open = false;
  });

  function mend(id: number): void {
    run(async () => {
      await ask('DELETE', `/faults?id=${id}`);
      return 'Mended.';
    });
  }

  const titleOf = ({ kind, status }: LiveView['faults'][number]) =>
    breakages.find(({ fault }) => fault.kind === kind && (fault.status ?? null) === status)?.title ?? kind;
  return createPart(byId('faults'), ({ faults }: Pick<LiveView, 'faults'>) =>
    faults.map((fault) =>
      make(
        'button',
        { class: 'fault', attributes: { type: 'button', title: 'Mend it' }, press: () => mend(fault.id) },
        `Broken: ${titleOf(fault)} `,
        make('span', { attributes: { 'aria-hidden': 'true' } }, '×'),
        make('span', { class: 'hidden' }, ', mend it'),
      ),
    ),
  );
}
