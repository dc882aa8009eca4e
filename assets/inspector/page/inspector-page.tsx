/** The page below its heading: the text, what becomes of it, and what to copy. */
import { ResultsCard } from './results-card';
import { SourceCard } from './source-card';
import { type Store } from './store';
import { TakeCard } from './take-card';
import { useStore } from './use-store';

function Announcer({ store }: { store: Store }) {
  const said = useStore(store, (state) => state.said);
  return (
    <p class="hidden" role="status">
      {said}
    </p>
  );
}

export function InspectorPage({ store }: { store: Store }) {
  return (
    <>
      <main>
        <SourceCard store={store} />
        <ResultsCard store={store} />
        <TakeCard store={store} />
      </main>
      <Announcer store={store} />
    </>
  );
}
