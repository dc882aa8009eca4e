/** Where a text cannot be read, and what to do about it. */
import { excerptOf } from './excerpt';
import { focusText } from './paste-box';
import { type Store } from './store';
import { placeOf } from './summary';
import { useStore } from './use-store';

export function FaultReport({ store }: { store: Store }) {
  const input = useStore(store, (state) => state.input);
  if (input.kind !== 'unreadable') return null;
  const { text } = store.state;
  const { fault } = input;
  const { before, at, after } = excerptOf(text, fault);

  function showPlace(): void {
    store.choose({ view: 'paste' });
    // The box may have to be shown first.
    queueMicrotask(() => focusText(fault.at));
  }
  return (
    <div id="fault" class="fault">
      <h3>
        {placeOf(fault, text)}: {fault.problem[0].toLowerCase()}
        {fault.problem.slice(1)}.
      </h3>
      <p>{fault.hint}.</p>
      <pre tabIndex={0} role="region" aria-label="The place in the text">
        {before}
        <mark>{at}</mark>
        {after}
      </pre>
      <button type="button" onClick={showPlace}>
        Show the place
      </button>
    </div>
  );
}
