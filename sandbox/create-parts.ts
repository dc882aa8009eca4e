/** Puts a sandbox together, without a server, and takes it back to its seed at every reset. */
import { createHistory } from '../insights/history/history';
import { createReport } from '../insights/report';
import { createActions } from './actions/actions';
import { createEventLog } from './events/event-log';
import { createStreams } from './events/stream-delivery';
import { createFaultList } from './faults/fault-list';
import { rememberSeed } from './history/remember-seed';
import { type SandboxOptions, type SandboxParts } from './parts/parts';
import { seedState } from './seed/seed';
import { createClock } from './state/clock';
import { createRequestLog } from './state/request-log';
import { defaultSettings } from './state/settings';
import { createSidSource } from './state/sids';
import { type State } from './state/state';
import { createStory } from './state/story';
import { seedStreams } from './state/stream-state';
import { createRateLimits } from './twilio/rate-limits';
import { type World } from './twilio/world';

/** `options` are read again at every reset. */
export function createParts(options: SandboxOptions): SandboxParts {
  const clock = createClock();
  const faults = createFaultList();
  const requests = createRequestLog();
  const history = createHistory();

  function freshState(seed = options.seed ?? true): State {
    const state = seedState(clock.now(), { filled: seed });
    state.workspace.eventCallbackUrl = options.eventCallbackUrl ?? '';
    state.workspace.eventsFilter = options.eventsFilter ?? '';
    state.streams = seedStreams(clock.now(), options.eventStream);
    return state;
  }

  const world: World = {
    clock,
    state: freshState(),
    settings: defaultSettings(),
    sids: createSidSource(),
    rateLimits: createRateLimits(clock, (name) => world.settings.rateLimits[name]),
    events: createEventLog(
      clock,
      faults,
      () => world.settings.callbackConcurrency,
      (event) => {
        history.event(event);
        world.streams.event(event);
      },
    ),
    streams: createStreams({
      clock,
      faults,
      settings: () => world.settings,
      state: () => world.state.streams,
    }),
  };

  const story = createStory(() => options.playDemo);

  function reset({ seed }: { seed?: boolean } = {}): void {
    story.clear();
    clock.reset();
    faults.remove();
    requests.clear();
    world.events.clear();
    world.streams.clear();
    world.rateLimits.reset();
    world.settings = defaultSettings();
    world.sids = createSidSource();
    world.state = freshState(seed);
    history.clear();
    rememberSeed(world, history);
  }

  rememberSeed(world, history);
  return {
    world,
    faults,
    requests,
    history,
    actions: createActions(() => world),
    options,
    report: createReport(history),
    story,
    reset,
  };
}
