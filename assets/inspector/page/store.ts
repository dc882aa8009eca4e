/** What stands on the page and what became of it, in one place: every part draws from it, and only when its share changed. */
import { type AttributeObject } from '../../attributes/table';
import { nameOffered } from '../../findings/nearest-name';
import { type EditionChoice } from '../judge/edition';
import { inspect, type Inspection } from '../judge/inspect';
import { type Verdict } from '../judge/judge-attribute';
import { readInput, type Input, type ReadAs } from '../read/read-input';
import { editAttribute } from '../write/edit-attribute';
import { mender } from '../write/mend-name';
import { readShared } from '../write/share-link';
import { type OutputForm } from '../write/write-outputs';
import { saidOf } from './summary';

export type Filter = 'all' | Verdict;

interface Choices {
  view: 'paste' | 'compose';
  readAs: ReadAs;
  edition: EditionChoice;
  form: OutputForm;
  filter: Filter;
}

/** A name that was put right, and the text before, to go back to. */
interface Mended {
  name: string;
  meant: string;
  before: string;
}

export interface PageState extends Choices {
  text: string;
  input: Input;
  /** Undefined while there is nothing that can be judged. */
  inspection?: Inspection;
  /** Rows whose name a press can put right. */
  mendable: ReadonlySet<string>;
  mended?: Mended;
  /** What came of the last press of a button. */
  note: string;
  /** What a screen reader tells. */
  said: string;
}

export interface Store {
  readonly state: PageState;
  subscribe: (listener: () => void) => () => void;
  choose: (choice: Partial<Choices>) => void;
  /** What is typed is judged as soon as the fingers rest. */
  type: (text: string) => void;
  /** Another text is judged at once. */
  setText: (text: string, mended?: Mended) => void;
  /** The text with one attribute set, judged at once. */
  edit: (object: AttributeObject, key: string, value: string) => void;
  openLink: (hash: string) => Promise<void>;
  tell: (note: string) => void;
}

const initial: PageState = {
  view: 'paste',
  readAs: 'detect',
  edition: 'today',
  form: 'json',
  filter: 'all',
  text: '',
  input: { kind: 'empty' },
  mendable: new Set(),
  note: '',
  said: '',
};

/** Enough for what fits on a task to feel immediate; a large paste waits until the fingers rest. */
const pauseMs = (text: string) => (text.length > 50_000 ? 300 : 60);
/** A screen reader tells it once the typing pauses, not after every letter. */
const silenceMs = 800;

export function createStore(): Store {
  let state = initial;
  let judging: ReturnType<typeof setTimeout> | undefined;
  let saying: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  function change(part: Partial<PageState>): void {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  }

  function announce(said: string): void {
    clearTimeout(saying);
    saying = setTimeout(() => change({ said }), silenceMs);
  }

  function judge(): void {
    clearTimeout(judging);
    const judged = judgementOf(state);
    change(judged);
    const { mended, text } = state;
    const said = saidOf(judged.input, judged.inspection, text);
    announce(mended ? `${mended.name} is now ${mended.meant}. ${said}` : said);
  }

  /** Line breaks as a text box has them: else it and the state would never be the same. */
  function setText(text: string, mended?: Mended): void {
    change({ text: text.replaceAll(/\r\n?/g, '\n'), mended, note: '' });
    judge();
  }

  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    choose(choice) {
      change(choice);
      if ('readAs' in choice || 'edition' in choice) judge();
    },
    type(text) {
      change({ text, mended: undefined });
      clearTimeout(judging);
      judging = setTimeout(judge, pauseMs(text));
    },
    setText,
    edit(object, key, value) {
      const { input, text, readAs } = state;
      setText(editAttribute(input, text, readAs, object, key, value));
    },
    async openLink(hash) {
      const shared = await readShared(hash);
      if (!shared) return;
      change({ readAs: shared.readAs, edition: shared.edition });
      setText(shared.text);
    },
    tell(note) {
      change({ note });
      announce(note);
    },
  };
}

function judgementOf({ text, readAs, edition, filter }: PageState) {
  const input = readInput(text, readAs);
  const inspection = input.kind === 'empty' || input.kind === 'unreadable' ? undefined : inspect(input, edition);
  const isLeft = filter === 'all' || !inspection || inspection.counts[filter] > 0;
  return {
    input,
    inspection,
    mendable: mendableRows(input, text, inspection),
    filter: isLeft ? filter : ('all' as const),
  };
}

function mendableRows(input: Input, text: string, inspection: Inspection | undefined): ReadonlySet<string> {
  const mend = mender(input, text);
  const rows = inspection?.rows ?? [];
  return new Set(
    rows
      .filter((row) =>
        row.findings.some(({ hint }) => {
          const meant = nameOffered(hint);
          return meant !== undefined && mend(row, meant) !== undefined;
        }),
      )
      .map(({ name }) => name),
  );
}
