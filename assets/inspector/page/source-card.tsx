/** Where attributes are pasted or composed. */
import { type ReadAs } from '../read/read-input';
import { shareLimit, writeShared } from '../write/share-link';
import { Choices } from './choices';
import { ComposeForm } from './compose-form';
import { copyText } from './copy-text';
import { examples } from './examples';
import { focusText, PasteBox } from './paste-box';
import { type Store } from './store';
import { useStore } from './use-store';

const views = [
  ['paste', 'Paste'],
  ['compose', 'Compose'],
] as const;

const readings: [ReadAs, string][] = [
  ['detect', 'Detect'],
  ['task', 'Task'],
  ['worker', 'Worker'],
  ['parameters', 'Parameters'],
];

function Examples({ store }: { store: Store }) {
  return (
    <div class="examples" role="group" aria-labelledby="examples-title">
      <span id="examples-title">Examples</span>
      {examples.map(({ title, text }) => (
        <button
          key={title}
          type="button"
          class="quiet"
          onClick={() => {
            store.choose({ readAs: 'detect' });
            store.setText(text());
          }}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

async function share(store: Store): Promise<void> {
  const { text, readAs, edition } = store.state;
  if (text.length > shareLimit) return store.tell('This is too long for a link.');
  history.replaceState(null, '', `#${await writeShared({ text, readAs, edition })}`);
  const copied = await copyText(location.href);
  store.tell(copied ? 'Link copied. Whoever has it can read these attributes.' : 'The link is in the address bar.');
}

function clear(store: Store): void {
  history.replaceState(null, '', location.pathname);
  store.setText('');
  if (store.state.view === 'paste') focusText();
}

function Actions({ store }: { store: Store }) {
  const isEmpty = useStore(store, ({ input }) => input.kind === 'empty');
  const note = useStore(store, (state) => state.note);
  return (
    <div class="actions" hidden={isEmpty}>
      <button type="button" onClick={() => void share(store)}>
        Copy link
      </button>
      <button type="button" onClick={() => clear(store)}>
        Clear
      </button>
      <span class="action-note">{note}</span>
    </div>
  );
}

export function SourceCard({ store }: { store: Store }) {
  const view = useStore(store, (state) => state.view);
  const readAs = useStore(store, (state) => state.readAs);
  return (
    <section class="card source" aria-labelledby="source-title">
      <div class="section-head">
        <h2 id="source-title">Attributes</h2>
        <Choices
          id="view"
          legend="How to enter attributes"
          options={[...views]}
          chosen={view}
          choose={(chosen) => store.choose({ view: chosen })}
        />
      </div>
      <Choices
        id="read-as"
        legend="Read as"
        labelled
        options={readings}
        chosen={readAs}
        choose={(chosen) => store.choose({ readAs: chosen })}
      />
      <PasteBox store={store} hidden={view !== 'paste'} />
      {view === 'compose' && <ComposeForm store={store} />}
      <Examples store={store} />
      <Actions store={store} />
    </section>
  );
}
