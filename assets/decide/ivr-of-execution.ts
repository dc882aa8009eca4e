/** What a Studio execution tells of the IVR: how long the caller was in it, and where their choices led. Pure. */
import { cutText } from '../attributes/values';
import { type Conversations } from '../attributes/types';

/** A step as Studio lists it: the way from one widget to the next. */
export interface Step {
  sid: string;
  /** The event that led on. */
  event: string;
  from: string | undefined;
  to: string | undefined;
  /** Milliseconds since 1970, to the second. */
  at: number;
}

/** The events by which callers choose; all others happen to them. https://www.twilio.com/docs/studio/widget-library */
const choices = new Set(['keypress', 'speech', 'match', 'incomingMessage']);
const between = ' ▸ ';
const left = '…';

/**
 * `ivr_time` in seconds from the first step to `now` (ms), and `ivr_path`, absent when nothing was chosen; undefined
 * without any step that has a time. Studio promises no order, so none is relied on. `limit`: characters of the path.
 */
export function ivrOf(listed: readonly Step[], now: number, limit: number): Conversations | undefined {
  const steps = inOrder(listed.filter(({ at }) => Number.isFinite(at)));
  if (!steps.length) return undefined;
  const chosen = steps.filter(({ event, to }) => choices.has(event) && to).map(({ to }) => to!);
  return {
    ivr_time: Math.max(0, Math.floor((now - steps[0].at) / 1000)),
    ...(chosen.length && { ivr_path: shorten(chosen, limit) }),
  };
}

/** Oldest first. Within a second the way itself tells: a step begins where the one before it led. */
function inOrder(steps: readonly Step[]): Step[] {
  const waiting = steps.toSorted((one, other) => one.at - other.at || (one.sid < other.sid ? -1 : 1));
  const ordered: Step[] = [];
  while (waiting.length) {
    const sameSecond = waiting.filter(({ at }) => at === waiting[0].at);
    const reached = new Set(sameSecond.map(({ to }) => to));
    const previous = ordered.at(-1);
    const next =
      sameSecond.find(({ from }) => previous && from === previous.to) ??
      sameSecond.find(({ from }) => !reached.has(from)) ??
      sameSecond[0];
    ordered.push(next);
    waiting.splice(waiting.indexOf(next), 1);
  }
  return ordered;
}

/** The oldest give way: where the caller ended up tells most. */
function shorten(widgets: readonly string[], limit: number): string {
  const whole = widgets.join(between);
  if (whole.length <= limit) return whole;
  let path = cutText(widgets.at(-1)!, limit);
  for (let first = widgets.length - 1; first > 0; first--) {
    const longer = [left, ...widgets.slice(first)].join(between);
    if (longer.length > limit) break;
    path = longer;
  }
  return path;
}
