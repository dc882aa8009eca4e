/**
 * How fast a map may be read and written: 20 times a second over any ten seconds, items included, and twice a second
 * with 10 KiB or more. https://www.twilio.com/docs/sync/limits
 */
import { type CountedRequest, type SyncMap } from '../../state/sync-state';
import { type World } from '../../twilio/world';
import { tooFast } from './sync-error';

const windowMs = 10_000;
const largeBytes = 10 * 1024;
/** A large write takes the place of this many: 2 a second are to 20. */
const largeWeight = 10;

function count(world: World, requests: CountedRequest[], weight: number): CountedRequest[] {
  const { syncMapRate } = world.settings;
  const now = world.clock.now();
  const recent = requests.filter(({ at }) => at > now - windowMs && at <= now);
  const used = recent.reduce((sum, request) => sum + request.weight, 0);
  if (used + weight > (syncMapRate * windowMs) / 1000) throw tooFast();
  return [...recent, { at: now, weight }];
}

/** Counts a reading request; throws 429 when there were too many. With the setting syncMapRate 0 there is no limit. */
export function countRead(world: World, map: SyncMap): void {
  if (world.settings.syncMapRate > 0) map.reads = count(world, map.reads, 1);
}

/** Counts a writing request by the bytes of its data. */
export function countWrite(world: World, map: SyncMap, bytes = 0): void {
  const weight = bytes >= largeBytes ? largeWeight : 1;
  if (world.settings.syncMapRate > 0) map.writes = count(world, map.writes, weight);
}
