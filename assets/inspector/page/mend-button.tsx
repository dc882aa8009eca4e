/** "Did you mean X?": puts the name right in the pasted text. */
import { type Row } from '../judge/judge-attribute';
import { mender } from '../write/mend-name';
import { Breakable } from './breakable';
import { typeInto } from './paste-box';
import { type Store } from './store';

interface Props {
  store: Store;
  row: Pick<Row, 'group' | 'name'>;
  meant: string;
}

function mend({ store, row, meant }: Props): void {
  const { input, text } = store.state;
  const after = mender(input, text)(row, meant);
  if (after === undefined) return;
  typeInto(after);
  store.setText(after, { name: row.name, meant, before: text });
  // Its row is drawn by then; under a filter it may be gone.
  queueMicrotask(() => focusRow(meant));
}

function focusRow(name: string): void {
  const row = document.querySelector<HTMLElement>(`#table th[aria-label="${CSS.escape(name)}"]`);
  (row ?? document.getElementById('results'))?.focus({ preventScroll: true });
}

export function MendButton(props: Props) {
  return (
    <button type="button" class="mend" title="Put this name into the text" onClick={() => mend(props)}>
      Did you mean{' '}
      <code>
        <Breakable text={props.meant} />
      </code>
      ?
    </button>
  );
}
