/** Which keys do what. Opened by "?", closed by Escape. */
import { useEffect, useRef } from 'preact/hooks';

const keys: [keys: string[], does: string][] = [
  [['/'], 'Search'],
  [['↑', '↓'], 'From one conversation to the next'],
  [['Home', 'End'], 'To the newest, to the oldest'],
  [['←', '→'], 'From one tab to the next, when a tab has the focus'],
  [['?'], 'This help'],
  [['Esc'], 'Closes what is open'],
];

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, select, textarea') !== null;

export function HelpDialog() {
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') dialog.current?.showModal();
      if (event.key !== '/') return;
      event.preventDefault();
      const field = document.getElementById('search');
      field?.focus();
      if (field instanceof HTMLInputElement) field.select();
    }
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);

  return (
    <>
      <button type="button" class="help" aria-label="Help: keys" onClick={() => dialog.current?.showModal()}>
        ?
      </button>
      <dialog ref={dialog} aria-label="Keys" class="dialog">
        <h2>Keys</h2>
        <dl class="keys">
          {keys.map(([names, does]) => (
            <div key={does}>
              <dt>
                {names.map((name) => (
                  <kbd key={name}>{name}</kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button>Close</button>
        </form>
      </dialog>
    </>
  );
}
