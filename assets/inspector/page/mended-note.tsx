/** What a press has put right, and the way back. */
import { Breakable } from './breakable';
import { typeInto } from './paste-box';
import { type Store } from './store';
import { useStore } from './use-store';

export function MendedNote({ store }: { store: Store }) {
  const mended = useStore(store, (state) => state.mended);
  if (!mended) return null;

  function undo(before: string): void {
    typeInto(before);
    store.setText(before);
    document.getElementById('results')?.focus({ preventScroll: true });
  }
  return (
    <p class="mended">
      <span>
        <code>
          <Breakable text={mended.name} />
        </code>{' '}
        is now{' '}
        <code>
          <Breakable text={mended.meant} />
        </code>
        .
      </span>
      <button type="button" class="quiet" onClick={() => undo(mended.before)}>
        Undo
      </button>
    </p>
  );
}
