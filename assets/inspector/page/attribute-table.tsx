/** The table of results: one row an attribute, grouped by where it stands. */
import { type Row, type RowGroup } from '../judge/judge-attribute';
import { AttributeRow } from './attribute-row';
import { type Store } from './store';
import { useStore } from './use-store';

const groupTitles: Record<RowGroup, { title: string; object?: string }> = {
  conversations: { title: 'In', object: 'conversations' },
  customers: { title: 'In', object: 'customers' },
  worker: { title: 'On the worker' },
  root: { title: 'At the root of the task' },
  parameters: { title: 'Other parameters' },
};

const groups = Object.keys(groupTitles) as RowGroup[];
const columns = ['Attribute', 'Insights field', 'Loaded value', 'Verdict'];

function Group({ group, rows, store }: { group: RowGroup; rows: Row[]; store: Store }) {
  const mendable = useStore(store, (state) => state.mendable);
  const { title, object } = groupTitles[group];
  return (
    <tbody role="rowgroup">
      <tr class="group" role="row">
        <th scope="rowgroup" colSpan={4} role="rowheader">
          {title} {object && <code>{object}</code>}
        </th>
      </tr>
      {rows.map((row, place) => (
        <AttributeRow
          key={place}
          store={store}
          row={row}
          prefix={object ? `${object}.` : ''}
          canMend={mendable.has(row.name)}
        />
      ))}
    </tbody>
  );
}

export function AttributeTable({ store, rows }: { store: Store; rows: Row[] }) {
  const filter = useStore(store, (state) => state.filter);
  const shown = filter === 'all' ? rows : rows.filter(({ verdict }) => verdict === filter);
  return (
    // The roles are said, since the style sheet lays rows out as cards where there is little room.
    <table id="table" role="table">
      <caption class="hidden">Attributes and what becomes of them</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((title) => (
            <th key={title} scope="col" role="columnheader">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => {
        const inGroup = shown.filter((row) => row.group === group);
        return inGroup.length > 0 && <Group key={group} group={group} rows={inGroup} store={store} />;
      })}
    </table>
  );
}
