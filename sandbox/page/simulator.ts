/** What the page's controls work with: what is seen, and one way to do something and say what came of it. */
import { type LiveView } from '../live/live-view';
import { type Store } from '../../insights/page/store';

export type LiveStore = Store<LiveView>;

/** What was done, in words; `times` tells one from the next when both say the same. */
export interface Said {
  words: string;
  wrong: boolean;
  times: number;
}

let times = 0;

export interface Simulator {
  store: LiveStore;
  /** Does something, looks again, and then says what came of it where all can see it. */
  run: (work: () => Promise<string>) => void;
  said: Said;
}

/** Resolves when the page shows what came of it. */
export async function doAndLook(store: LiveStore, work: () => Promise<string>): Promise<Said> {
  const said = await (async () => work())().then(
    (words) => ({ words, wrong: false }),
    (error: Error) => ({ words: error.message, wrong: true }),
  );
  await store.lookSoon();
  times += 1;
  return { ...said, times };
}
