/** Where something was written that does not count: each marker leads to its line in the list of losses. */
import { type Warning } from '../warnings/warning';
import { markerLevels } from './marker-levels';
import { percent } from './phase-bar';
import { type TimeScale } from './time-scale';

interface Props {
  warnings: Warning[];
  scale: TimeScale;
  width: number;
  marked: number | null;
  mark: (warning: number | null) => void;
  follow: (warning: number) => void;
}

const markerPx = 24;
const most = 60;

export function LossLane({ warnings, scale, width, marked, mark, follow }: Props) {
  const placed = warnings
    .map(({ at, text, severity }, place) => ({ at, text, severity, place }))
    .filter(({ at, severity }) => at !== undefined && severity === 'lost')
    .slice(0, most);
  if (placed.length === 0) return null;
  const levels = markerLevels(
    placed.map(({ at = 0 }) => scale.place(at) * width),
    markerPx + 2,
  );
  const lines = Math.max(...levels) + 1;
  return (
    <div class="lane losses" style={{ height: `${12 + lines * 28}px` }}>
      <span class="lane-name">
        <span class="mark" aria-hidden="true">
          !
        </span>
        <span class="name">Lost</span>
      </span>
      <span class="track">
        {placed.map(({ at = 0, text, place }, index) => (
          <button
            key={place}
            type="button"
            class={`loss${marked === place ? ' marked' : ''}`}
            style={{ left: percent(scale.place(at)), top: `${8 + levels[index] * 28}px` }}
            aria-label={`Loss ${place + 1}: ${text}`}
            title={text}
            onMouseEnter={() => mark(place)}
            onMouseLeave={() => mark(null)}
            onFocus={() => mark(place)}
            onBlur={() => mark(null)}
            onClick={() => follow(place)}
          >
            {place + 1}
          </button>
        ))}
      </span>
    </div>
  );
}
