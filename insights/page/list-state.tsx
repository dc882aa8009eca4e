/** What is said in place of a list: that it is loading, that nothing fits, or that there is nothing yet. */
import { isNarrowed, unnarrowed } from './choice';
import { type Store } from './store';
import { grouped } from './words';

interface Props {
  store: Store;
  /** When there is nothing at all. */
  empty: preact.ComponentChildren;
}

export function ReadingState({ store }: { store: Store }) {
  const { look, alone } = store;
  if (!look) return alone ? null : <p class="reading">Loading …</p>;
  if (!look.reading) return null;
  const { done, of } = look.reading;
  return (
    <p class="reading">
      <progress max={of} value={done} aria-label="Tasks read" /> Reading {grouped(done)} of {grouped(of)} tasks: the
      newest first, the figures are not whole yet.
    </p>
  );
}

export function EmptyState({ store, empty }: Props) {
  const { look, choice } = store;
  if (!look || look.reading || look.list.of !== choice.list || look.list.total > 0) return null;
  if (!isNarrowed(choice)) return <div class="empty">{empty}</div>;
  return (
    <div class="empty">
      <p>
        Nothing fits
        {choice.search.trim() !== '' && (
          <>
            {' '}
            “<bdi>{choice.search.trim().slice(0, 60)}</bdi>”
          </>
        )}
        .
      </p>
      <button type="button" onClick={() => store.choose(unnarrowed)}>
        Show all
      </button>
    </div>
  );
}
