/** The demonstration, played into this sandbox: a day by hand and the same day through the Functions. */
import { useEffect, useRef } from 'preact/hooks';
import { unnarrowed } from '../../insights/page/choice';
import { ask } from './connection';
import { type LiveStore, type Simulator } from './simulator';

export function DemoButton({ simulator: { store, run } }: { simulator: Simulator }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const demo = store.look?.demo;
  if (!demo) return null;

  function play(): void {
    run(async () => {
      await ask('POST', '/demo');
      store.choose({ list: 'conversations', selected: '', opened: false, ...unnarrowed });
      // What happens in it is told by the demonstration itself.
      return '';
    });
  }

  return (
    <>
      <button type="button" aria-disabled={demo.playing} onClick={() => !demo.playing && dialog.current?.showModal()}>
        {demo.playing ? 'Playing …' : 'Play the demo'}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="demo-title">
        <h2 id="demo-title">Play a day at a contact centre?</h2>
        <p>
          Five customers, twice: two days ago with attributes written by hand, today through the Functions. It takes a
          quarter of a minute, and you can watch.
        </p>
        <p>
          <strong>The sandbox is emptied first</strong>, and its clock set to the morning.
        </p>
        <form method="dialog">
          <button class="primary" onClick={play}>
            Empty it and play
          </button>
          <button>Keep what is here</button>
        </form>
      </dialog>
    </>
  );
}

/** While it is played, the newest conversation is shown, until a person chooses another one. */
export function useFollowedDemo(store: LiveStore): void {
  const { look, choice } = store;
  const first = look?.list.of === 'conversations' && look.list.from === 0 ? look.list.items[0] : undefined;
  const newest = look?.demo?.playing && !choice.opened ? (first as { id: string } | undefined)?.id : undefined;
  useEffect(() => {
    if (newest !== undefined && newest !== store.choice.selected) store.choose({ selected: newest });
  }, [newest]);
}

/** What happens in it, while it is played and afterwards. */
export function DemoStory({ simulator: { store } }: { simulator: Simulator }) {
  const demo = store.look?.demo;
  if (!demo || demo.told === '') return null;
  return (
    <p class={`story${demo.failed ? ' wrong' : ''}`} role="status" aria-label="Demo">
      {demo.failed ? `The demo ended early: ${demo.told}` : demo.told}
    </p>
  );
}
