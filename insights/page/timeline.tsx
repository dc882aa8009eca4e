/** A conversation drawn to scale: a lane for each queue and agent, what was recorded, and where values were lost. */
import { type ConversationView } from '../view/conversation-view';
import { secondsBetween } from '../segments/segment';
import { spell } from '../warnings/warning';
import { AxisTicks } from './timeline-axis';
import { SegmentLane, lanesOf } from './timeline-lane';
import { LossLane } from './timeline-losses';
import { RecordingLane } from './timeline-recording';
import { endOf, percent, spansOf } from './phase-bar';
import { createTimeScale, type TimeScale } from './time-scale';
import { useWidth } from './use-width';
import { clockSeconds, plural } from './words';

interface Props {
  view: ConversationView;
  now: number;
  /** Place of the warning whose line is pointed at; null for none. */
  marked: number | null;
  mark: (warning: number | null) => void;
  /** Goes to the line of a warning. */
  follow: (warning: number) => void;
  /** Lanes of whoever shows more than a report, drawn on the same scale. */
  children?: (scale: TimeScale) => preact.ComponentChildren;
}

/** The whole picture, in words, for who cannot see it; the table of segments below says it exactly. */
function describe({ segments, taskViews }: ConversationView, now: number): string {
  const words = segments
    .slice(0, 20)
    .map(
      ({ kind, queue, agent, from, to }) =>
        `${kind === 'queue' ? `queue ${queue}` : (agent ?? queue)} ${clockSeconds(secondsBetween(from, endOf(to, now)))}`,
    );
  return `Timeline of ${plural(taskViews.length, 'task')} and ${plural(segments.length, 'segment')}: ${words.join(', then ')}`;
}

/** px: wide enough for "25 min 3 s" on one line. */
const gapPx = 76;

export function Timeline({ view, now, marked, mark, follow, children }: Props) {
  const [plot, width] = useWidth();
  const { segments, warnings } = view;
  const moments = warnings.flatMap(({ at }) => (at === undefined ? [] : [{ from: at, to: at }]));
  const scale = createTimeScale([...spansOf(segments, now), ...moments], gapPx / Math.max(width, 1));
  return (
    <div class="timeline" role="group" aria-label={describe(view, now)}>
      <div class="plot" ref={plot}>
        <AxisTicks scale={scale} width={width} />
        {scale.gaps.map(({ from, to, left, width: share }) => (
          <div key={from} class="gap" style={{ left: percent(left), width: percent(share) }}>
            <span>{spell(to - from)} later</span>
          </div>
        ))}
      </div>
      <div class="lanes">
        {lanesOf(segments).map((lane) => (
          <SegmentLane key={`${lane.kind} ${lane.name}`} lane={lane} scale={scale} width={width} now={now} />
        ))}
        <RecordingLane recordings={view.recordings} scale={scale} />
        {children?.(scale)}
        <LossLane warnings={warnings} scale={scale} width={width} marked={marked} mark={mark} follow={follow} />
      </div>
    </div>
  );
}
