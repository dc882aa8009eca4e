/** The simulator: what callers, agents and the platform do. On a small screen it folds. */
import { BreakMenu } from './break-menu';
import { Clock } from './clock';
import { ask } from './connection';
import { DemoButton } from './demo-button';
import { NewCall } from './new-call';
import { type Simulator } from './simulator';
import { TaskButtons } from './task-buttons';

interface Props {
  simulator: Simulator;
  folded: boolean;
  /** Whether the clock stands here, for want of room at the top. */
  clock: boolean;
}

function Controls({ simulator, clock }: Omit<Props, 'folded'>) {
  const { store, run, said } = simulator;

  function reset(): void {
    run(async () => {
      await ask('POST', '/reset');
      store.choose({ selected: '', opened: false, since: null, until: null });
      return 'Back to the beginning.';
    });
  }

  return (
    <>
      <div class="actions" role="toolbar" aria-label="What happens">
        <NewCall simulator={simulator} />
        <span class="rule" />
        <TaskButtons simulator={simulator} />
        <BreakMenu simulator={simulator} />
        <DemoButton simulator={simulator} />
        <button type="button" onClick={reset}>
          Reset
        </button>
        {clock && <Clock simulator={simulator} />}
      </div>
      <p id="status" role="status" aria-label="What was done" data-times={said.times} class={said.wrong ? 'wrong' : ''}>
        {said.words}
      </p>
    </>
  );
}

export function SimulatorBar({ simulator, folded, clock }: Props) {
  if (!folded) {
    return (
      <section class="simulator" aria-label="Simulator">
        <Controls simulator={simulator} clock={clock} />
      </section>
    );
  }
  return (
    <details class="simulator folding">
      <summary>Simulator: calls, agents, faults, clock</summary>
      <Controls simulator={simulator} clock={clock} />
    </details>
  );
}
