/** The box attributes are pasted into, and the ways other parts reach into it. */
import { changedPart } from '../write/changed-part';
import { type Store } from './store';
import { useStore } from './use-store';

export function PasteBox({ store, hidden }: { store: Store; hidden: boolean }) {
  const text = useStore(store, (state) => state.text);
  return (
    <div hidden={hidden}>
      <label class="hidden" for="text">
        Task attributes, worker attributes, or the parameters of a widget
      </label>
      <textarea
        id="text"
        value={text}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        wrap="soft"
        aria-describedby="text-help"
        placeholder='{ "conversations": { "outcome": "Sale" } }'
        onInput={(event) => store.type(event.currentTarget.value)}
      />
      <p class="help" id="text-help">
        JSON of a task or worker, or a widget’s parameters: form-encoded, JSON, or one name=value a line.
      </p>
    </div>
  );
}

const boxOfText = () => document.getElementById('text') as HTMLTextAreaElement | null;

/** Puts the cursor into the box; with a place, the character there is chosen. */
export function focusText(at?: number): void {
  const box = boxOfText();
  box?.focus();
  if (at === undefined) box?.setSelectionRange(0, 0);
  else box?.setSelectionRange(at, at + 1);
}

/**
 * Makes the text in the box another one by typing what differs, so that the browser's own undo takes it back and the
 * cursor stays where it was. Where the box is not to be seen there is nothing to undo, and nothing is done.
 */
export function typeInto(text: string): void {
  const box = boxOfText();
  if (!box || box.offsetParent === null || box.value === text) return;
  const { from, to, by } = changedPart(box.value, text);
  const [start, end] = [box.selectionStart, box.selectionEnd].map((place) => placeAfter(place, from, to, by.length));
  const { scrollX, scrollY } = window;
  box.focus({ preventScroll: true });
  box.setSelectionRange(from, to);
  // Deprecated, but the one way of changing a box that can be undone.
  document.execCommand(by ? 'insertText' : 'delete', false, by);
  box.setSelectionRange(start, end);
  scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
}

const placeAfter = (place: number, from: number, to: number, length: number) =>
  place <= from ? place : place >= to ? place + length - (to - from) : from + length;
