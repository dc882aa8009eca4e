/** A share of the page's state; the part that takes it draws again only when the share is another one. */
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { type PageState, type Store } from './store';

export function useStore<T>(store: Store, select: (state: PageState) => T): T {
  const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
  const selected = select(store.state);
  const drawn = useRef(selected);
  drawn.current = selected;
  useLayoutEffect(
    () =>
      store.subscribe(() => {
        if (!Object.is(select(store.state), drawn.current)) redraw();
      }),
    [store],
  );
  return selected;
}
