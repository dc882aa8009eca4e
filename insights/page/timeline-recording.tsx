/** What of a conversation was recorded. */
import { type RecordingView } from '../view/conversation-view';
import { percent } from './phase-bar';
import { type TimeScale } from './time-scale';
import { atTime, clockSeconds } from './words';

export function RecordingLane({ recordings, scale }: { recordings: RecordingView[]; scale: TimeScale }) {
  const placed = recordings.filter(({ begins, durationMs }) => begins !== null && durationMs > 0);
  if (placed.length === 0) return null;
  return (
    <div class="lane recording">
      <span class="lane-name">
        <span class="mark" aria-hidden="true" />
        <span class="name">Recorded</span>
      </span>
      <span class="track">
        {placed.map(({ begins, durationMs, url }) => {
          const from = begins ?? 0;
          const left = scale.place(from);
          const width = scale.place(from + durationMs) - left;
          return (
            <span
              key={url}
              class="sound"
              style={{ left: percent(left), width: percent(width) }}
              title={`Recorded: ${clockSeconds(Math.round(durationMs / 1000))} from ${atTime(from)}`}
            />
          );
        })}
      </span>
    </div>
  );
}
