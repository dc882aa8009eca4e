/** The time axis: a line at every tick, a label where there is room for it. */
import { axisLabels } from './axis-labels';
import { percent } from './phase-bar';
import { type TimeScale } from './time-scale';
import { atTime, clockSeconds, onDate, onDay } from './words';

export function AxisTicks({ scale, width }: { scale: TimeScale; width: number }) {
  const first = scale.ticks[0]?.at ?? 0;
  const labels = axisLabels(scale.ticks, width, {
    start: (at) => (onDate(at) === onDate(first) ? atTime(at) : `${onDay(at)}, ${atTime(at)}`),
    since: (ms) => `+${clockSeconds(ms / 1000)}`,
  });
  return (
    <div class="axis" aria-hidden="true">
      {scale.ticks.map(({ left, at }) => (
        <span key={at} class="tick" style={{ left: percent(left) }} />
      ))}
      {labels.map(({ text, left, start }) => (
        <span key={left} class={`axis-label${start ? ' start' : ''}`} style={{ left: `${left}px` }}>
          {text}
        </span>
      ))}
    </div>
  );
}
