/** The report: overview, lists, and the conversation that is selected. Whoever does more than report adds to it. */
import { useEffect } from 'preact/hooks';
import { segmentColumns } from './columns';
import { ConversationDetail, type DetailParts } from './conversation-detail';
import { ConversationList } from './conversation-list';
import { EmptyState, ReadingState } from './list-state';
import { ListTabs } from './list-tabs';
import { OverviewBand } from './overview-band';
import { RecordTable, type RecordList } from './record-table';
import { ReportTools } from './report-tools';
import { useStore, type Store } from './store';

interface Props {
  store: Store;
  /** When there is not one conversation. */
  empty: preact.ComponentChildren;
  /** Further tables. */
  lists?: RecordList[];
  detail?: DetailParts;
  /** Between the overview and the lists. */
  children?: preact.ComponentChildren;
}

export function ReportView({ store, empty, lists = [], detail, children }: Props) {
  useStore(store);
  const { choice, look } = store;
  const segments: RecordList = { name: 'segments', title: 'Segments', columns: segmentColumns, empty };
  const tables = [segments, ...lists];
  const table = tables.find(({ name }) => name === choice.list);
  const selected = look?.selected ?? null;

  // A conversation is a page of its own where there is room for one thing only.
  useEffect(() => {
    if (choice.opened && matchMedia('(width < 760px)').matches) scrollTo({ top: 0 });
  }, [choice.opened, selected?.id]);

  return (
    <main class={choice.opened && !table ? 'opened' : ''}>
      <OverviewBand store={store} />
      {children}
      <section class="lists" aria-label="Lists">
        <ListTabs store={store} tabs={[{ name: 'conversations', title: 'Conversations' }, ...tables]} />
        <div id="panel" role="tabpanel" aria-labelledby={`tab-${choice.list}`}>
          <ReportTools store={store} />
          <div role="status" class="loading">
            <ReadingState store={store} />
          </div>
          <EmptyState store={store} empty={table ? table.empty : empty} />
          {table ? (
            <RecordTable key={table.name} store={store} list={table} />
          ) : (
            <div class="both">
              <ConversationList store={store} />
              <article class="detail" id="detail" tabIndex={-1} aria-label="Conversation">
                <button type="button" class="back" onClick={() => store.choose({ opened: false })}>
                  ← All conversations
                </button>
                {selected && look && <ConversationDetail view={selected} now={look.now} parts={detail} />}
              </article>
            </div>
          )}
        </div>
      </section>
    </main>
  );
}
