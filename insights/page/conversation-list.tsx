/** The list of conversations: a listbox that the arrow keys walk through. */
import { useEffect, useRef } from 'preact/hooks';
import { type ConversationRow } from '../view/conversation-view';
import { ConversationItem } from './conversation-item';
import { type Store } from './store';
import { useVirtualRows } from './use-virtual-rows';

const rowHeight = 88;

const moves: Record<string, (index: number, page: number, last: number) => number> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, page) => index + page,
  PageUp: (index, page) => index - page,
  Home: () => 0,
  End: (_index, _page, last) => last,
};

export function ConversationList({ store }: { store: Store }) {
  const { look, choice } = store;
  const part = look?.list.of === 'conversations' ? look.list : null;
  const total = part?.total ?? 0;
  const rows = useVirtualRows({ count: total, rowHeight, need: store.need });
  const current = useRef(0);
  /** A place the keyboard went to before its row had come. */
  const awaited = useRef<number | null>(null);

  const rowAt = (index: number) => part?.items[index - part.from] as ConversationRow | undefined;
  const selected = look?.selected?.id ?? choice.selected;
  const place = part?.items.findIndex((item) => (item as ConversationRow).id === selected) ?? -1;
  if (part && place >= 0) current.current = part.from + place;

  function select(index: number, opened: boolean): void {
    const row = rowAt(index);
    awaited.current = row ? null : index;
    if (row) store.choose({ selected: row.id, ...(opened && { opened: true }) });
  }

  function goTo(index: number): void {
    const next = Math.min(Math.max(index, 0), Math.max(total - 1, 0));
    current.current = next;
    rows.reveal(next);
    select(next, false);
  }

  useEffect(() => {
    if (awaited.current !== null && rowAt(awaited.current)) select(awaited.current, false);
  });

  function press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') store.choose({ opened: true });
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const page = Math.max(Math.floor((rows.scroller.current?.clientHeight ?? 0) / rowHeight) - 1, 1);
    goTo(move(current.current, page, total - 1));
  }

  const active = rows.items.some(({ index }) => index === current.current);
  return (
    <div
      class="conversations"
      id="conversation-rows"
      role="listbox"
      tabIndex={0}
      aria-label="Conversations, newest first"
      aria-activedescendant={active && total > 0 ? `conversation-${current.current}` : undefined}
      ref={rows.scroller}
      onKeyDown={press}
    >
      <div class="space" role="presentation" style={{ height: `${rows.height}px` }}>
        {rows.items.map(({ index, start }) => {
          const row = rowAt(index);
          return (
            <div
              key={index}
              class={row ? 'item' : 'item waiting'}
              role="option"
              id={`conversation-${index}`}
              aria-selected={row !== undefined && row.id === selected}
              aria-setsize={total}
              aria-posinset={index + 1}
              style={{ height: `${rowHeight}px`, transform: `translateY(${start}px)` }}
              onClick={() => select(index, true)}
            >
              {row ? <ConversationItem row={row} now={look?.now ?? 0} /> : <span class="hidden">Loading</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}
