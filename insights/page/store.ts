/** What is chosen and what is seen, in one place: every part of the page draws from it. */
import { useEffect, useReducer } from 'preact/hooks';
import { type Range } from '../view/list-part';
import { type ReportLook } from '../view/look';
import { readChoice, writeChoice, type Choice } from './choice';
import { queryOf, type ReportSource } from './report-source';

export interface Store<Look extends ReportLook = ReportLook> {
  readonly source: ReportSource<Look>;
  readonly choice: Choice;
  /** The newest look; null before the first. */
  readonly look: Look | null;
  /** Whether the last look failed. */
  readonly alone: boolean;
  choose: (change: Partial<Choice>) => void;
  /** Tells which rows of the list are to be seen. */
  need: (range: Range) => void;
  /** Resolves when a look that began after the call is shown. */
  lookSoon: () => Promise<void>;
  subscribe: (listener: () => void) => () => void;
}

const everyMs = 600;
const screenful: Range = { from: 0, count: 60 };

export function createStore<Look extends ReportLook>(
  source: ReportSource<Look>,
  lists: readonly string[],
): Store<Look> {
  let choice = readChoice(location.hash, lists);
  let look: Look | null = null;
  let alone = false;
  let written = '';
  let range = screenful;
  let current: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  function tell(): void {
    for (const listener of listeners) listener();
  }

  /** With nothing selected, the first of the list is; a person who wants another one chooses it. */
  function selectFirst(seen: Look): void {
    const [first] = seen.list.of === 'conversations' ? (seen.list.items as { id: string }[]) : [];
    if (seen.selected || seen.reading || !first || choice.selected === first.id) return;
    choice = { ...choice, selected: first.id, opened: false };
    void lookSoon();
  }

  /** Only a new one: browsers take no more than some hundred in a minute, and scrolling looks at each frame. */
  function writeAddress(): void {
    const address = writeChoice(choice);
    if (address === written) return;
    written = address;
    history.replaceState(null, '', address);
  }

  async function lookOnce(): Promise<void> {
    writeAddress();
    const { list } = choice;
    const seen = await source.look(queryOf(choice, range)).catch(() => null);
    alone = seen === null;
    if (seen && list === choice.list) {
      look = seen;
      selectFirst(seen);
      if (seen.reading) void lookSoon();
    }
    tell();
  }

  /** One look at a time; what is wanted meanwhile is looked at next. */
  function lookSoon(): Promise<void> {
    if (current) {
      queued ??= current.then(() => {
        queued = null;
        return lookSoon();
      });
      return queued;
    }
    current = lookOnce().finally(() => {
      current = null;
      document.documentElement.dataset.ready = '';
    });
    return current;
  }

  function choose(change: Partial<Choice>): void {
    const listChanged = change.list !== undefined && change.list !== choice.list;
    choice = { ...choice, ...change };
    if (listChanged) range = screenful;
    tell();
    void lookSoon();
  }

  addEventListener('hashchange', () => {
    written = '';
    choose(readChoice(location.hash, lists));
  });
  if (source.live) {
    setInterval(() => {
      if (!document.hidden && !current) void lookSoon();
    }, everyMs);
  }
  void lookSoon();

  return {
    source,
    get choice() {
      return choice;
    },
    get look() {
      return look;
    },
    get alone() {
      return alone;
    },
    choose,
    need(wanted) {
      if (wanted.from === range.from && wanted.count === range.count) return;
      range = wanted;
      void lookSoon();
    },
    lookSoon,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Draws the component again with every change of the store. */
export function useStore(store: Store): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    // A report in the page's own file is there before anybody listens.
    redraw(undefined);
    return store.subscribe(() => redraw(undefined));
  }, [store]);
}
