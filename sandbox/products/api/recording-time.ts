/** How long a recording is, pauses left out, also while it is being made. */
import { type World } from '../../twilio/world';
import { type Recording } from '../../state/telephony-state';

/** ms of sound so far. */
export function recordedUntilNow(world: World, { recordedMs, runningSince }: Recording): number {
  return recordedMs + (runningSince === null ? 0 : world.clock.now() - runningSince);
}

export function durationSeconds(world: World, recording: Recording): number {
  return Math.round(recordedUntilNow(world, recording) / 1000);
}

export const isActive = ({ status }: Recording): boolean => status === 'in-progress' || status === 'paused';
