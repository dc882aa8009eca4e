/** What became of each attribute of a text that can be read. */
import { useRef } from 'preact/hooks';
import { AttributeTable } from './attribute-table';
import { FilterChoice } from './filter-choice';
import { MendedNote } from './mended-note';
import { SizeRuler } from './size-ruler';
import { type PageState, type Store } from './store';
import { notesOf, summaryOf } from './summary';
import { useStore } from './use-store';

type Judged = Required<Pick<PageState, 'input' | 'inspection'>>;

/** While a text is being typed it is broken now and then: the last report stays at hand, hidden. */
export function Report({ store }: { store: Store }) {
  const inspection = useStore(store, (state) => state.inspection);
  const isEmpty = useStore(store, ({ input }) => input.kind === 'empty');
  const last = useRef<Judged | undefined>(undefined);
  if (isEmpty) last.current = undefined;
  else if (inspection) last.current = { input: store.state.input, inspection };
  if (!last.current) return null;

  const { input } = last.current;
  const { rows, counts, size, unseen } = last.current.inspection;
  if (input.kind === 'empty' || input.kind === 'unreadable') return null;
  return (
    <div id="report" hidden={!inspection}>
      <p class="summary">{summaryOf(input, counts)}</p>
      <MendedNote store={store} />
      <ul class="notes">
        {notesOf(input, store.state.text, size).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <SizeRuler size={size} />
      <FilterChoice store={store} counts={counts} />
      <AttributeTable store={store} rows={rows} />
      <p class="help">{unseen > 0 && `${unseen.toLocaleString('en')} more are not judged: fix these first.`}</p>
    </div>
  );
}
