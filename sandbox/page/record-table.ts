/** Segments, tasks, workers, events and requests as tables of any length. */
import { type ListName } from '../live/list-names';
import { type ListPart, type PlainRow } from '../live/lists';
import { columnsOf, gridOf, leastWidth } from './columns';
import { make } from './element';
import { createRowWindow, type RowWindow } from './row-window';
import { withCapital } from './words';

const rowHeight = 34;

export interface RecordTable {
  needed: RowWindow['needed'];
  show: (part: ListPart) => void;
}

/** Fills `holder` with an empty table; `choose` is told the task of a row that was pressed. */
export function createRecordTable(
  holder: HTMLElement,
  name: ListName,
  handlers: { wants: () => void; choose: (taskSid: string) => void },
): RecordTable {
  const columns = columnsOf(name);
  function layOut(row: HTMLElement): void {
    row.style.gridTemplateColumns = gridOf(columns);
    row.style.minWidth = `${leastWidth(columns)}px`;
  }
  const head = make(
    'div',
    { class: 'row head', attributes: { role: 'row', 'aria-rowindex': 1 } },
    ...columns.map(({ title, number }) =>
      make('span', { class: number ? 'number' : '', attributes: { role: 'columnheader' } }, title),
    ),
  );
  layOut(head);
  head.style.height = `${rowHeight}px`;
  const viewport = make(
    'div',
    { class: 'records', attributes: { role: 'table', tabindex: 0, 'aria-label': withCapital(name) } },
    head,
  );

  function drawRow(item: unknown, index: number): HTMLElement {
    const row = item as PlainRow;
    const cells = columns.map(({ key, number, show, task }) => {
      const value = row[key] ?? null;
      const text = value === null ? '' : show ? show(value) : String(value);
      const content =
        task && text !== ''
          ? make(
              'button',
              { class: 'link', attributes: { type: 'button' }, press: () => handlers.choose(String(value)) },
              text,
            )
          : text;
      return make(
        'span',
        {
          class: number ? 'number' : '',
          attributes: { role: 'cell', title: value === null ? undefined : String(value) },
        },
        content,
      );
    });
    const element = make('div', { class: 'row', attributes: { role: 'row', 'aria-rowindex': index + 2 } }, ...cells);
    layOut(element);
    return element;
  }

  const rows = createRowWindow({ viewport, rowHeight, headHeight: rowHeight, wants: handlers.wants, drawRow });
  holder.replaceChildren(viewport);
  return {
    needed: rows.needed,
    show({ items, from, total }) {
      viewport.setAttribute('aria-rowcount', String(total + 1));
      rows.show(items, from, total);
    },
  };
}
