/** Breaking something on purpose, and what is still broken. */
import { useEffect, useRef } from 'preact/hooks';
import { breakages, titleOfFault, type Breakage } from './breakages';
import { ask } from './connection';
import { type Simulator } from './simulator';

export function BreakMenu({ simulator: { store, run } }: { simulator: Simulator }) {
  const menu = useRef<HTMLDetailsElement>(null);

  function close(): void {
    if (menu.current) menu.current.open = false;
  }

  function focusSummary(): void {
    menu.current?.querySelector('summary')?.focus();
  }

  useEffect(() => {
    function press({ target }: MouseEvent): void {
      if (!menu.current?.contains(target as Node)) close();
    }
    document.addEventListener('click', press);
    return () => document.removeEventListener('click', press);
  }, []);

  function arm({ title, fault }: Breakage): void {
    close();
    focusSummary();
    run(async () => {
      await ask('POST', '/faults', fault);
      return `Broken: ${title.toLowerCase()}.`;
    });
  }

  function fix(id: number): void {
    run(async () => {
      await ask('DELETE', `/faults?id=${id}`);
      return 'Fixed.';
    });
  }

  return (
    <>
      <details
        class="menu"
        ref={menu}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          close();
          focusSummary();
        }}
      >
        <summary>Break something</summary>
        <ul>
          {breakages.map((breakage) => (
            <li key={breakage.title}>
              <button type="button" onClick={() => arm(breakage)}>
                <strong>{breakage.title}</strong>
                <span class="soft">{breakage.tells}</span>
              </button>
            </li>
          ))}
        </ul>
      </details>
      {store.look?.faults.map((fault) => (
        <button key={fault.id} type="button" class="fault" title="Fix it" onClick={() => fix(fault.id)}>
          Broken: {titleOfFault(fault)} <span aria-hidden="true">×</span>
          <span class="hidden">, fix it</span>
        </button>
      ))}
    </>
  );
}
