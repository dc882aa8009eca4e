/** A word of the trade, explained where it stands: a small button that opens a note. */
import { useId, useRef } from 'preact/hooks';
import { type ComponentChildren } from 'preact';

export function Explain({ about, children }: { about: string; children: ComponentChildren }) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);

  /** Below its button, and inside the window. */
  function place(event: Event): void {
    const note = event.currentTarget as HTMLElement;
    const at = button.current?.getBoundingClientRect();
    if (!at) return;
    const width = Math.min(320, innerWidth - 24);
    note.style.width = `${width}px`;
    note.style.left = `${Math.min(Math.max(at.left - 20, 12), innerWidth - width - 12)}px`;
    if (at.bottom < innerHeight * 0.6) Object.assign(note.style, { top: `${at.bottom + 6}px`, bottom: 'auto' });
    else Object.assign(note.style, { bottom: `${innerHeight - at.top + 6}px`, top: 'auto' });
  }

  return (
    <>
      <button ref={button} type="button" class="explain" popovertarget={id} aria-label={`What does ${about} mean?`}>
        ?
      </button>
      <div id={id} popover="auto" class="note" role="note" onBeforeToggle={place}>
        {children}
      </div>
    </>
  );
}
