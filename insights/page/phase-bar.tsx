/** A conversation as one line of a list, to scale. */
import { type DrawnSegment } from '../view/conversation-view';
import { createTimeScale } from './time-scale';

export const endOf = (to: number | null, now: number): number => Math.max(to ?? now, 0);

export const spansOf = (segments: DrawnSegment[], now: number) =>
  segments.map(({ from, to }) => ({ from, to: Math.max(endOf(to, now), from) }));

export const percent = (share: number): string => `${(share * 100).toFixed(3)}%`;

export function PhaseBar({ segments, now }: { segments: DrawnSegment[]; now: number }) {
  const scale = createTimeScale(spansOf(segments, now));
  const phases = segments
    .flatMap((segment) => segment.phases)
    .filter(({ from, to }) => endOf(to, now) > from || to === null);
  return (
    <span class="bar" aria-hidden="true">
      {phases.map(({ name, from, to }, index) => {
        const left = scale.place(from);
        const width = scale.place(endOf(to, now)) - left;
        return <span key={index} class={`phase ${name}`} style={{ left: percent(left), width: percent(width) }} />;
      })}
    </span>
  );
}
