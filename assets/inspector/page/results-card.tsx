/** What Insights loads: an explanation, the fault of a text that cannot be read, or the report. */
import { EditionChoice, EditionMeaning } from './edition-choice';
import { EmptyReport } from './empty-report';
import { FaultReport } from './fault-report';
import { Report } from './report';
import { type Store } from './store';
import { useStore } from './use-store';

export function ResultsCard({ store }: { store: Store }) {
  const kind = useStore(store, ({ input }) => input.kind);
  return (
    <section class="card results" id="results" aria-labelledby="results-title" tabIndex={-1}>
      <div class="section-head">
        <h2 id="results-title">What Insights loads</h2>
        <EditionChoice store={store} />
      </div>
      <EditionMeaning store={store} />
      {kind === 'empty' && <EmptyReport />}
      {kind === 'unreadable' && <FaultReport store={store} />}
      <Report store={store} />
    </section>
  );
}
