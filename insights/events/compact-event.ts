/** An event as a short line of text: a million of them have to wait outside the memory until their task is judged. */
import { type SeenEvent } from '../history/seen-event';

export function compact(event: SeenEvent): string {
  const { sid, type, at, version, task, queue, channel, workflow, reservation, agent, reason, attributes } = event;
  return JSON.stringify([
    sid,
    type,
    at,
    version,
    task,
    queue,
    channel,
    workflow,
    reservation,
    agent,
    reason,
    attributes,
  ]);
}

type Line = [string, string, number, number, string, string, string, string, string, string, string, string | null];

/** Takes nothing but what `compact` wrote. */
export function expand(line: string): SeenEvent {
  const [sid, type, at, version, task, queue, channel, workflow, reservation, agent, reason, attributes] = JSON.parse(
    line,
  ) as Line;
  return { sid, type, at, version, task, queue, channel, workflow, reservation, agent, reason, attributes };
}
