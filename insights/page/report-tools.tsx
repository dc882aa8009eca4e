/** What narrows the list, and the list as a file: exported is what is seen. */
import { useRef } from 'preact/hooks';
import { filtersOf, isNarrowed, unnarrowed } from './choice';
import { type Store } from './store';
import { grouped } from './words';

function ExportCsv({ store }: { store: Store }) {
  const { csv } = store.source;
  const query = filtersOf(store.choice);
  const name = 'insights-report.csv';
  if ('href' in csv) {
    return (
      <a class="button" href={csv.href(query)} download={name}>
        Export CSV
      </a>
    );
  }
  function save(): void {
    if (!('text' in csv)) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv.text(query)], { type: 'text/csv' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  return (
    <button type="button" onClick={save}>
      Export CSV
    </button>
  );
}

function ExportHtml({ store }: { store: Store }) {
  const { html } = store.source;
  if (!html) return null;
  return (
    <a class="button" href={html(filtersOf(store.choice))} download="insights-report.html" title="One file, to be sent">
      Save as a page
    </a>
  );
}

const reported = ['conversations', 'segments'];

export function ReportTools({ store }: { store: Store }) {
  const { choice, look } = store;
  const field = useRef<HTMLInputElement>(null);
  const ofReport = reported.includes(choice.list);
  const narrowed = isNarrowed(choice);
  return (
    <div class="tools">
      <label class="hidden" for="search">
        Search
      </label>
      <input
        ref={field}
        type="search"
        id="search"
        placeholder={ofReport ? 'Search customers, agents, outcomes' : `Search ${choice.list}`}
        autocomplete="off"
        spellcheck={false}
        value={choice.search}
        onInput={(event) => store.choose({ search: event.currentTarget.value })}
      />
      <kbd aria-hidden="true">/</kbd>
      {narrowed && look && (
        <p class="narrowed">
          {grouped(look.list.total)} of {grouped(look.counts[choice.list] ?? 0)} shown{' '}
          <button type="button" class="link" onClick={() => store.choose(unnarrowed)}>
            Show all
          </button>
        </p>
      )}
      {ofReport && (
        <span class="exports">
          <ExportHtml store={store} />
          <ExportCsv store={store} />
        </span>
      )}
    </div>
  );
}
