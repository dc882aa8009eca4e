/** The list of conversations: a listbox that the arrow keys walk through. */
import { type ConversationRow } from '../live/conversation-view';
import { type ListPart } from '../live/lists';
import { make } from './element';
import { createRowWindow, type RowWindow } from './row-window';
import { drawBar } from './timeline';
import { atMinuteOf, clockSeconds, onDate, shortSid } from './words';

const rowHeight = 88;

export interface ConversationList {
  needed: RowWindow['needed'];
  show: (part: ListPart, selected: string, now: number) => void;
  toTop: () => void;
}

function titleOf({ customer, id }: ConversationRow): string {
  return customer.name ?? customer.address ?? shortSid(id);
}

/** Queues and agents in the order in which they had the customer. */
function wayOf({ segments }: ConversationRow): string {
  const names = segments.map(({ queue, agent }) => agent ?? queue);
  return names.filter((name, index) => name !== names[index - 1]).join(' → ');
}

function verdictsOf(row: ConversationRow): { text: string; kind: string }[] {
  const { lost, look, outcome, abandonment, to, recorded } = row;
  return [
    ...(lost > 0 ? [{ text: `${lost} lost`, kind: 'lost' }] : []),
    ...(look > 0 ? [{ text: `${look} to look at`, kind: 'look' }] : []),
    ...(recorded ? [{ text: 'Recorded', kind: 'recorded' }] : []),
    ...(abandonment.abandoned !== 'No' && to !== null
      ? [{ text: abandonment.abandoned === 'Yes' ? 'Abandoned' : abandonment.abandoned, kind: 'plain' }]
      : []),
    ...(outcome ? [{ text: outcome.value, kind: 'outcome' }] : []),
    ...(to === null ? [{ text: 'Live', kind: 'live' }] : []),
  ];
}

interface Shown {
  row: ConversationRow;
  selected: boolean;
  total: number;
  /** The date of now, in words. */
  today: string;
  /** Only for one that goes on: the rest need not be drawn again. */
  now?: number;
}

function drawRow(item: unknown, index: number): HTMLElement {
  const { row, selected, total, today, now = 0 } = item as Shown;
  return make(
    'div',
    {
      class: 'item',
      attributes: {
        role: 'option',
        id: `conversation-${index}`,
        'aria-selected': String(selected),
        'aria-setsize': total,
        'aria-posinset': index + 1,
        'data-index': index,
      },
    },
    make(
      'span',
      { class: 'top' },
      make('strong', {}, titleOf(row)),
      make('span', { class: 'when' }, `${atMinuteOf(row.from, today)} · ${clockSeconds(row.seconds)}`),
    ),
    drawBar(row.segments, now),
    make(
      'span',
      { class: 'bottom' },
      make('span', { class: 'hidden' }, [row.direction, row.channel].filter(Boolean).join(' ')),
      make('span', { class: 'way' }, wayOf(row)),
      make(
        'span',
        { class: 'verdicts' },
        ...verdictsOf(row).map(({ text, kind }) => make('span', { class: `tag ${kind}` }, text)),
      ),
    ),
  );
}

const moves: Record<string, (index: number, page: number, last: number) => number> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, page) => index + page,
  PageUp: (index, page) => index - page,
  Home: () => 0,
  End: (_index, _page, last) => last,
};

/** `select` is told the id of a conversation, or the place of one that is not loaded yet. */
export function createConversationList(
  viewport: HTMLElement,
  handlers: { wants: () => void; select: (id: string) => void },
): ConversationList {
  const rows = createRowWindow({ viewport, rowHeight, wants: handlers.wants, drawRow });
  let ids = new Map<number, string>();
  let current = 0;
  let total = 0;
  /** A place the keyboard went to before its row had come. */
  let awaited: number | null = null;

  function goTo(index: number): void {
    current = Math.min(Math.max(index, 0), Math.max(total - 1, 0));
    rows.reveal(current);
    const id = ids.get(current);
    awaited = id === undefined ? current : null;
    if (id === undefined) handlers.wants();
    else handlers.select(id);
  }

  viewport.addEventListener('click', (event) => {
    const row = (event.target as Element).closest<HTMLElement>('[data-index]');
    if (row) goTo(Number(row.dataset.index));
  });
  viewport.addEventListener('keydown', (event) => {
    const move = moves[event.key];
    if (!move || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    goTo(move(current, Math.max(Math.floor(viewport.clientHeight / rowHeight) - 1, 1), total - 1));
  });

  return {
    needed: rows.needed,
    toTop: rows.toTop,
    show(part, selected, now) {
      const items = part.items as ConversationRow[];
      total = part.total;
      ids = new Map(items.map(({ id }, place) => [part.from + place, id]));
      for (const [index, id] of ids) if (id === selected) current = index;
      rows.show(
        items.map((row): Shown => ({
          row,
          selected: row.id === selected,
          total,
          today: onDate(now),
          ...(row.to === null && { now }),
        })),
        part.from,
        total,
      );
      viewport.setAttribute('aria-activedescendant', ids.has(current) ? `conversation-${current}` : '');
      if (awaited !== null && ids.has(awaited)) goTo(awaited);
    },
  };
}
