/** Conversations drawn as bars: small in the list, with a lane for each queue and agent in the detail. */
import { type ConversationView, type DrawnSegment } from '../live/conversation-view';
import { secondsBetween, type Phase, type PhaseName } from '../../insights/segments/segment';
import { spell } from '../../insights/warnings/warning';
import { make } from './element';
import { createTimeScale, type Span, type TimeScale } from './time-scale';
import { atTime, clockSeconds, plural } from './words';

export const phaseWords: Record<PhaseName, string> = {
  queue: 'Queue',
  ringing: 'Ringing',
  talk: 'Talk',
  'wrap-up': 'Wrap-up',
};

const endOf = (to: number | null, now: number) => Math.max(to ?? now, 0);

function spansOf(segments: DrawnSegment[], now: number): Span[] {
  return segments.map(({ from, to }) => ({ from, to: Math.max(endOf(to, now), from) }));
}

const seconds = ({ from, to }: Phase, now: number) => secondsBetween(from, endOf(to, now));

function titleOf(phase: Phase, segment: DrawnSegment, now: number): string {
  const who = phase.agent ?? segment.agent ?? segment.queue;
  const result = phase.result ? `, ${phase.result}` : '';
  return `${phaseWords[phase.name]}, ${who}: ${clockSeconds(seconds(phase, now))} from ${atTime(phase.from)}${result}`;
}

function drawPhase(scale: TimeScale, phase: Phase, segment: DrawnSegment, now: number): HTMLElement {
  const left = scale.place(phase.from);
  const width = scale.place(endOf(phase.to, now)) - left;
  const label =
    width > 0.1
      ? `${phaseWords[phase.name]} ${clockSeconds(seconds(phase, now))}`
      : width > 0.055
        ? clockSeconds(seconds(phase, now))
        : '';
  return make(
    'span',
    {
      class: `phase ${phase.name}${phase.to === null ? ' lasting' : ''}`,
      place: { left, width },
      attributes: { title: titleOf(phase, segment, now) },
    },
    make('span', { class: 'label' }, label),
  );
}

const hasLength = ({ from, to }: Phase, now: number) => endOf(to, now) > from || to === null;

/** One line for a row of the list. */
export function drawBar(segments: DrawnSegment[], now: number): HTMLElement {
  const scale = createTimeScale(spansOf(segments, now));
  const phases = segments.flatMap((segment) =>
    segment.phases.filter((phase) => hasLength(phase, now)).map((phase) => ({ phase, segment })),
  );
  return make(
    'span',
    { class: 'bar', attributes: { 'aria-hidden': 'true' } },
    ...phases.map(({ phase }) => {
      const left = scale.place(phase.from);
      return make('span', {
        class: `phase ${phase.name}`,
        place: { left, width: scale.place(endOf(phase.to, now)) - left },
      });
    }),
  );
}

interface Lane {
  name: string;
  kind: DrawnSegment['kind'];
  segments: DrawnSegment[];
}

/** A lane for each queue and each agent, in the order in which they came in. */
function lanesOf(segments: DrawnSegment[]): Lane[] {
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

/** Inside the bar where that is wide enough, else behind it. */
function drawEnding(scale: TimeScale, { from, to, ending }: DrawnSegment): HTMLElement | null {
  const words: Partial<Record<DrawnSegment['ending'], string>> = {
    abandoned: 'hung up',
    canceled: 'canceled',
    deleted: 'deleted',
    unanswered: 'no answer',
  };
  const word = words[ending];
  if (to === null || !word) return null;
  const left = scale.place(to);
  return make(
    'span',
    { class: `ending${left > 0.85 || left - scale.place(from) > 0.16 ? ' before' : ''}`, place: { left } },
    word,
  );
}

function drawLane(scale: TimeScale, lane: Lane, now: number): HTMLElement {
  const phases = lane.segments.flatMap((segment) =>
    segment.phases.filter((phase) => hasLength(phase, now)).map((phase) => drawPhase(scale, phase, segment, now)),
  );
  return make(
    'div',
    { class: `lane ${lane.kind}` },
    make(
      'span',
      { class: 'lane-name' },
      make('span', { class: 'mark' }, lane.kind === 'queue' ? '' : initialsOf(lane.name)),
      make('span', { class: 'name' }, lane.name),
    ),
    make('span', { class: 'track' }, ...phases, ...lane.segments.map((segment) => drawEnding(scale, segment))),
  );
}

function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/).filter(Boolean);
  return [words[0], words.length > 1 ? words[words.length - 1] : undefined]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
}

function drawRecordings(scale: TimeScale, { recordings }: ConversationView): HTMLElement | null {
  const placed = recordings.filter(({ begins, durationMs }) => begins !== null && durationMs > 0);
  if (placed.length === 0) return null;
  return make(
    'div',
    { class: 'lane recording' },
    make('span', { class: 'lane-name' }, make('span', { class: 'mark' }), make('span', { class: 'name' }, 'Recorded')),
    make(
      'span',
      { class: 'track' },
      ...placed.map(({ begins, durationMs }) => {
        const from = begins ?? 0;
        const left = scale.place(from);
        return make('span', {
          class: 'sound',
          place: { left, width: scale.place(from + durationMs) - left },
          attributes: { title: `Recorded: ${clockSeconds(Math.round(durationMs / 1000))} from ${atTime(from)}` },
        });
      }),
    ),
  );
}

/** Where something was written that no longer counts. */
function drawLosses(scale: TimeScale, { warnings }: ConversationView): HTMLElement | null {
  const placed = warnings.filter(({ at }) => at !== undefined);
  if (placed.length === 0) return null;
  return make(
    'div',
    { class: 'lane losses' },
    make(
      'span',
      { class: 'lane-name' },
      make('span', { class: 'mark' }, '!'),
      make('span', { class: 'name' }, 'Lost writes'),
    ),
    make(
      'span',
      { class: 'track' },
      ...placed.map(({ at = 0, text }) =>
        make('span', { class: 'loss', place: { left: scale.place(at) }, attributes: { title: text } }),
      ),
    ),
  );
}

function drawAxis(scale: TimeScale): HTMLElement {
  return make(
    'div',
    { class: 'axis' },
    ...scale.ticks.map(({ at, left, sinceStart }) =>
      make(
        'span',
        { class: `tick${sinceStart === 0 ? ' start' : ''}${left > 0.93 ? ' last' : ''}`, place: { left } },
        make('span', {}, sinceStart === 0 ? atTime(at) : `+${clockSeconds(sinceStart / 1000)}`),
      ),
    ),
  );
}

function drawGaps(scale: TimeScale): HTMLElement[] {
  return scale.gaps.map(({ from, to, left, width }) =>
    make('div', { class: 'gap', place: { left, width } }, make('span', {}, `${spell(to - from)} later`)),
  );
}

/** The whole picture, in words, for who cannot see it; the table of segments below says it exactly. */
function describe({ segments, taskViews }: ConversationView, now: number): string {
  const words = segments.map(
    ({ kind, queue, agent, from, to }) =>
      `${kind === 'queue' ? `queue ${queue}` : (agent ?? queue)} ${clockSeconds(secondsBetween(from, endOf(to, now)))}`,
  );
  return `Timeline of ${plural(taskViews.length, 'task')} and ${plural(segments.length, 'segment')}: ${words.join(', then ')}`;
}

export function drawTimeline(view: ConversationView, now: number): HTMLElement {
  const { segments, warnings } = view;
  const moments = warnings.flatMap(({ at }) => (at === undefined ? [] : [{ from: at, to: at }]));
  const scale = createTimeScale([...spansOf(segments, now), ...moments]);
  return make(
    'div',
    { class: 'timeline', attributes: { role: 'img', 'aria-label': describe(view, now) } },
    make('div', { class: 'plot' }, drawAxis(scale), ...drawGaps(scale)),
    make(
      'div',
      { class: 'lanes' },
      ...lanesOf(segments).map((lane) => drawLane(scale, lane, now)),
      drawRecordings(scale, view),
      drawLosses(scale, view),
    ),
  );
}
