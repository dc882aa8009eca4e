/** The demonstration as it is played into a running sandbox, and the days it leaves behind to be compared. */
import { type Period } from '../../insights/view/look';

export interface DemoView {
  playing: boolean;
  /** What happens in it at the moment, or why it ended early. */
  told: string;
  failed: boolean;
}

/** Plays it; `tell` hears what happens, and the signal ends it before its time. */
export type PlayDemo = (tell: (words: string) => void, signal: AbortSignal) => Promise<void>;

export interface Story {
  /** Named periods that the page sets side by side. */
  periods: Period[];
  /** Null where nobody can play it. */
  view(): DemoView | null;
  /** Begins, and answers at once; throws when it cannot be played or is being played. */
  play(): void;
  /** Forgets the days, and ends what is being played. */
  clear(): void;
}

export function createStory(play: () => PlayDemo | undefined): Story {
  let current: { view: DemoView; abort: AbortController } | null = null;

  return {
    periods: [],
    view: () => (play() ? (current?.view ?? { playing: false, told: '', failed: false }) : null),
    play() {
      const playDemo = play();
      if (!playDemo) throw new Error('The demonstration needs the Functions: npm start runs both.');
      if (current?.view.playing) throw new Error('The demonstration is being played already.');
      const abort = new AbortController();
      const view: DemoView = { playing: true, told: 'It begins.', failed: false };
      current = { view, abort };
      const tell = (words: string) => Object.assign(view, { told: words });
      playDemo(tell, abort.signal).then(
        () => Object.assign(view, { playing: false }),
        (error: Error) => Object.assign(view, { playing: false, failed: true, told: error.message }),
      );
    },
    clear() {
      current?.abort.abort();
      current = null;
      this.periods = [];
    },
  };
}

/** Reads periods as they come in a request; throws when they are none. */
export function readPeriods(input: unknown): Period[] {
  const given: Partial<Period>[] = Array.isArray(input) ? input : [];
  const whole = given.filter(
    (each): each is Period =>
      typeof each?.title === 'string' && Number.isFinite(each.since) && Number.isFinite(each.until),
  );
  if (whole.length !== given.length || !Array.isArray(input))
    throw new Error('Send [{"title": "By hand", "since": ms, "until": ms}]');
  return whole.slice(0, 6).map(({ title, since, until }) => ({ title: title.slice(0, 100), since, until }));
}
