/** A table of any length; where there is more to tell, a row opens. */
import { useState } from 'preact/hooks';
import { type PlainRow } from '../view/list-part';
import { gridOf, leastWidth, type Column } from './columns';
import { type Store } from './store';
import { useVirtualRows } from './use-virtual-rows';

const rowHeight = 34;

/** One of the page's tables. */
export interface RecordList {
  name: string;
  title: string;
  columns: Column[];
  /** What stands there when there is nothing. */
  empty: preact.ComponentChildren;
  /** What a row holds when it is opened; rows are told apart by their key. */
  opened?: (row: PlainRow) => preact.ComponentChildren;
}

interface CellProps {
  column: Column;
  row: PlainRow;
  store: Store;
}

function RecordCell({ column, row, store }: CellProps) {
  const { key, number, show, task, tone } = column;
  const value = row[key] ?? null;
  const text = value === null ? '' : show ? show(value) : String(value);
  const choose = () => store.choose({ list: 'conversations', selected: String(value), opened: true });
  return (
    <span
      role="cell"
      class={[number && 'number', tone?.(value)].filter(Boolean).join(' ')}
      title={value === null ? undefined : String(value)}
    >
      {task && text !== '' ? (
        <button type="button" class="link" onClick={choose}>
          {text}
        </button>
      ) : (
        text
      )}
    </span>
  );
}

export function RecordTable({ store, list }: { store: Store; list: RecordList }) {
  const { columns, opened } = list;
  const part = store.look?.list.of === list.name ? store.look.list : null;
  const total = part?.total ?? 0;
  const [open, setOpen] = useState<PlainRow[string] | undefined>();
  const rows = useVirtualRows({ count: total, rowHeight, headHeight: rowHeight, need: store.need });
  const layOut = {
    gridTemplateColumns: `${opened ? '22px ' : ''}${gridOf(columns)}`,
    minWidth: `${leastWidth(columns) + (opened ? 34 : 0)}px`,
  };
  return (
    <div
      class="records"
      role="table"
      tabIndex={0}
      aria-label={list.title}
      aria-rowcount={total + 1}
      ref={rows.scroller}
    >
      <div class="row head" role="row" aria-rowindex={1} style={{ ...layOut, height: `${rowHeight}px` }}>
        {opened && (
          <span role="columnheader">
            <span class="hidden">Open</span>
          </span>
        )}
        {columns.map(({ key, title, number }) => (
          <span key={key} role="columnheader" class={number ? 'number' : ''}>
            {title}
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: `${rows.height - rowHeight}px`, minWidth: layOut.minWidth }}>
        {rows.items.map(({ index, start }) => {
          const row = part?.items[index - part.from] as PlainRow | undefined;
          const isOpen = row !== undefined && opened !== undefined && row.key === open;
          return (
            <div
              key={index}
              class="record"
              data-index={index}
              ref={rows.measure}
              style={{ transform: `translateY(${start}px)`, minWidth: layOut.minWidth }}
            >
              <div class="row" role="row" aria-rowindex={index + 2} style={{ ...layOut, height: `${rowHeight}px` }}>
                {opened && row && (
                  <span role="cell">
                    <button
                      type="button"
                      class="opener"
                      aria-expanded={isOpen}
                      aria-label={`Row ${index + 1}`}
                      onClick={() => setOpen(isOpen ? undefined : row.key)}
                    />
                  </span>
                )}
                {row &&
                  columns.map((column) => <RecordCell key={column.key} column={column} row={row} store={store} />)}
              </div>
              {isOpen && (
                <div role="row">
                  <div role="cell">{opened(row)}</div>
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
