/** What every part of the sandbox works on. */
import { type Clock } from '../state/clock';
import { type EventLog } from '../events/event-log';
import { type Streams } from '../events/stream-delivery';
import { type RateLimits } from './rate-limits';
import { type Settings } from '../state/settings';
import { type SidSource } from '../state/sids';
import { type State } from '../state/state';

export interface World {
  clock: Clock;
  /** Replaced as a whole by a reset: read it from here each time. */
  state: State;
  settings: Settings;
  sids: SidSource;
  rateLimits: RateLimits;
  events: EventLog;
  /** Of Event Streams. */
  streams: Streams;
}
