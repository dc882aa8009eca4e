/** One queue's or one agent's part of a conversation. */
import { type DrawnSegment } from '../view/conversation-view';
import { secondsBetween, type Phase, type PhaseName } from '../segments/segment';
import { textWidth } from './axis-labels';
import { endOf, percent } from './phase-bar';
import { type TimeScale } from './time-scale';
import { atTime, clockSeconds } from './words';

const phaseWords: Record<PhaseName, string> = {
  queue: 'Queue',
  ringing: 'Ringing',
  talk: 'Talk',
  'wrap-up': 'Wrap-up',
};

export interface Lane {
  name: string;
  kind: DrawnSegment['kind'];
  segments: DrawnSegment[];
}

/** In the order in which they came in. */
export function lanesOf(segments: DrawnSegment[]): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const segment of segments) {
    const name = segment.agent ?? segment.queue;
    const key = `${segment.kind} ${name}`;
    const lane = lanes.get(key) ?? { name, kind: segment.kind, segments: [] };
    lane.segments.push(segment);
    lanes.set(key, lane);
  }
  return [...lanes.values()];
}

function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  return [words[0], words.length > 1 ? words[words.length - 1] : undefined]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
}

const fontPx = 12;
/** px beside a label, its own padding and the edges of its bar. */
const edges = 16;

interface PhaseProps {
  phase: Phase;
  segment: DrawnSegment;
  scale: TimeScale;
  width: number;
  now: number;
}

function PhaseBlock({ phase, segment, scale, width, now }: PhaseProps) {
  const { name, from, to, agent, result } = phase;
  const left = scale.place(from);
  const share = scale.place(endOf(to, now)) - left;
  const duration = clockSeconds(secondsBetween(from, endOf(to, now)));
  const label = [`${phaseWords[name]} ${duration}`, duration].find(
    (text) => textWidth(text, fontPx) + edges <= share * width,
  );
  const who = agent ?? segment.agent ?? segment.queue;
  const title = `${phaseWords[name]}, ${who}: ${duration} from ${atTime(from)}${result ? `, ${result}` : ''}`;
  return (
    <span
      class={`phase ${name}${to === null ? ' lasting' : ''}${result ? ' unanswered' : ''}`}
      style={{ left: percent(left), width: percent(share) }}
      title={title}
    >
      {label && <span class="label">{label}</span>}
    </span>
  );
}

const endingWords: Partial<Record<DrawnSegment['ending'], string>> = {
  abandoned: 'hung up',
  canceled: 'canceled',
  deleted: 'deleted',
  unanswered: 'no answer',
};

/** Inside the bar where that is wide enough, else behind it. */
function Ending({ segment, scale, width }: { segment: DrawnSegment; scale: TimeScale; width: number }) {
  const { from, to, ending } = segment;
  const word = endingWords[ending];
  if (to === null || !word) return null;
  const left = scale.place(to);
  const before = (1 - left) * width < textWidth(word, fontPx) + edges || (left - scale.place(from)) * width > 150;
  return (
    <span class={`ending${before ? ' before' : ''}`} style={{ left: percent(left) }}>
      {word}
    </span>
  );
}

interface Props {
  lane: Lane;
  scale: TimeScale;
  width: number;
  now: number;
}

export function SegmentLane({ lane, scale, width, now }: Props) {
  const phases = lane.segments.flatMap((segment) =>
    segment.phases.filter(({ from, to }) => endOf(to, now) > from || to === null).map((phase) => ({ phase, segment })),
  );
  return (
    <div class={`lane ${lane.kind}`}>
      <span class="lane-name">
        <span class="mark" aria-hidden="true">
          {lane.kind === 'queue' ? '' : initialsOf(lane.name)}
        </span>
        <span class="name" title={lane.name}>
          <bdi>{lane.name}</bdi>
        </span>
      </span>
      <span class="track">
        {phases.map(({ phase, segment }) => (
          <PhaseBlock key={phase.from} phase={phase} segment={segment} scale={scale} width={width} now={now} />
        ))}
        {lane.segments.map((segment) => (
          <Ending key={segment.from} segment={segment} scale={scale} width={width} />
        ))}
      </span>
    </div>
  );
}
