/**
 * Where a moment lies on a timeline. What happens is to scale; a long time in which nothing happens, such as the wait
 * for a callback, is shortened to a gap that says how long it was.
 */
interface Span {
  from: number;
  to: number;
}

interface Gap extends Span {
  /** Shares of the width, 0 to 1. */
  left: number;
  width: number;
}

export interface Tick {
  at: number;
  left: number;
  /** Whether a stretch begins here; else ms since it began. */
  sinceStart: number;
}

export interface TimeScale {
  /** Share of the width, 0 to 1. */
  place(at: number): number;
  gaps: Gap[];
  ticks: Tick[];
}

/** Share of the width that all gaps together may take. */
const mostGaps = 0.4;
const leastGapMs = 30_000;

function mergeSpans(spans: Span[], longGap: number): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last && span.from - last.to <= longGap) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400].map(
  (seconds) => seconds * 1000,
);

/** About eight ticks over all that happens. */
function stepFor(activeMs: number): number {
  return steps.find((step) => activeMs / step <= 8) ?? steps[steps.length - 1];
}

/** `wantedGap`: share of the width that a gap has, unless there are many. */
export function createTimeScale(spans: Span[], wantedGap = 0.055): TimeScale {
  const busy = mergeSpans(spans, 0).reduce((sum, { from, to }) => sum + to - from, 0);
  const stretches = mergeSpans(spans, Math.max(busy * 0.25, leastGapMs));
  const activeMs = Math.max(
    stretches.reduce((sum, { from, to }) => sum + to - from, 0),
    1,
  );
  const gapWidth = Math.min(wantedGap, mostGaps / Math.max(stretches.length - 1, 1));
  const perMs = (1 - gapWidth * Math.max(stretches.length - 1, 0)) / activeMs;

  let left = 0;
  const placed = stretches.map((stretch) => {
    const start = left;
    left += (stretch.to - stretch.from) * perMs + gapWidth;
    return { ...stretch, left: start };
  });
  const endOf = (stretch: (typeof placed)[number]) => stretch.left + (stretch.to - stretch.from) * perMs;

  const step = stepFor(activeMs);
  const ticks = placed.flatMap(({ from, to, left: start }) =>
    Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => ({
      at: from + index * step,
      left: start + index * step * perMs,
      sinceStart: index * step,
    })),
  );

  return {
    place(at) {
      const stretch = placed.findLast(({ from }) => at >= from) ?? placed[0];
      if (!stretch) return 0;
      return Math.min(Math.max(stretch.left + (at - stretch.from) * perMs, 0), endOf(stretch));
    },
    gaps: placed.slice(1).map((stretch, index) => ({
      from: placed[index].to,
      to: stretch.from,
      left: endOf(placed[index]),
      width: gapWidth,
    })),
    ticks,
  };
}
