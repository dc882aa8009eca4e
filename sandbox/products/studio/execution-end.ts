/** When an execution ends, and how long it is remembered. */
import { type Execution } from '../../state/studio-state';
import { type World } from '../../twilio/world';

const longestMs = 30 * 24 * 3_600_000;
/** Logs are kept this long after the end. */
const keptMs = longestMs;

/** When it ended (ms): by request, with its call, or after 30 days; null while it lasts. */
export function endOf({ state, clock }: World, { callSid, dateCreated, dateEnded }: Execution): number | null {
  const call = state.calls.get(callSid ?? '');
  const last = dateCreated + longestMs;
  return dateEnded ?? call?.endTime ?? (last <= clock.now() ? last : null);
}

export function isKept(world: World, execution: Execution): boolean {
  const ended = endOf(world, execution);
  return ended === null || world.clock.now() - ended <= keptMs;
}
