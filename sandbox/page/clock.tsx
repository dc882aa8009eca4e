/** The sandbox's clock, which can be pushed forward. */
import { atTime, onDate } from '../../insights/page/words';
import { ask } from './connection';
import { type Simulator } from './simulator';

const jumps: [title: string, seconds: number][] = [
  ['1 min', 60],
  ['5 min', 300],
  ['1 h', 3600],
];

export function Clock({ simulator: { store, run } }: { simulator: Simulator }) {
  const now = store.look?.now;

  function move(title: string, advanceSeconds: number): void {
    run(async () => {
      await ask('POST', '/clock', { advanceSeconds });
      return `The clock went on ${title}.`;
    });
  }

  return (
    <div class="clock" role="group" aria-label="Clock">
      <p>
        <strong>{now === undefined ? '–' : atTime(now)}</strong>
        <small>{now === undefined ? '' : onDate(now)}</small>
      </p>
      {jumps.map(([title, seconds]) => (
        <button key={title} type="button" onClick={() => move(title, seconds)}>
          +{title}
        </button>
      ))}
    </div>
  );
}
