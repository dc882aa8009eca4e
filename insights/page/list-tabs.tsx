/** The tabs: arrow keys go from one to the next. */
import { type Store } from './store';
import { grouped } from './words';

interface TabName {
  name: string;
  title: string;
}

export function ListTabs({ store, tabs }: { store: Store; tabs: TabName[] }) {
  const { choice, look } = store;
  function press(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const current = tabs.findIndex(({ name }) => name === choice.list);
    const { name } = tabs[(current + step + tabs.length) % tabs.length];
    document.getElementById(`tab-${name}`)?.focus();
    store.choose({ list: name, opened: false });
  }
  return (
    <div class="tabs" role="tablist" aria-label="Lists" onKeyDown={press}>
      {tabs.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-controls="panel"
          aria-selected={name === choice.list}
          tabIndex={name === choice.list ? 0 : -1}
          onClick={() => store.choose({ list: name, opened: false })}
        >
          {title} <span class="count">{look ? grouped(look.counts[name] ?? 0) : ''}</span>
        </button>
      ))}
    </div>
  );
}
