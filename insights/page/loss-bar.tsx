/** How much is loaded and how much is lost, as one line. */
import { type Overview } from '../view/overview';
import { percent } from './phase-bar';

export function LossBar({ overview: { loaded, lost } }: { overview: Overview }) {
  const all = Math.max(loaded + lost, 1);
  return (
    <span class="loss-bar" aria-hidden="true">
      {loaded > 0 && <span class="part loaded" style={{ width: percent(loaded / all) }} />}
      {lost > 0 && <span class="part lost" style={{ width: percent(lost / all) }} />}
    </span>
  );
}
