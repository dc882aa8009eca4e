import { createActions } from './actions';
import type { Actions } from './actions';
import { createClock } from './clock';
import { createEventLog } from './events/event-log';
import { createFaultList } from './faults/fault-list';
import type { TwilioSide } from './http/answer-twilio';
import { createRateLimits } from './rate-limits';
import { createRequestLog } from './request-log';
import { seedState } from './seed';
import { defaultSettings } from './settings';
import { createSidSource } from './sids';
import type { State } from './state';
import type { World } from './world';

export interface SandboxOptions {
  /** 0, the default: any free port. Always on 127.0.0.1. */
  port?: number;
  /** False: no tasks and workers to begin with. */
  seed?: boolean;
  /** Where the workspace sends its events, also after a reset. */
  eventCallbackUrl?: string;
  eventsFilter?: string;
  /** Where the Functions are, for /sandbox/call with a path. */
  functionsUrl?: string;
}

/** What the control routes and tests reach into. */
export interface SandboxParts extends TwilioSide {
  actions: Actions;
  options: SandboxOptions;
  /** Back to the seed: state, clock, settings, faults, logs. */
  reset(): void;
}

/** `options` are read again at every reset. */
export function createParts(options: SandboxOptions): SandboxParts {
  const clock = createClock();
  const faults = createFaultList();
  const requests = createRequestLog();

  function freshState(): State {
    const state = seedState(clock.now(), { filled: options.seed ?? true });
    state.workspace.eventCallbackUrl = options.eventCallbackUrl ?? '';
    state.workspace.eventsFilter = options.eventsFilter ?? '';
    return state;
  }

  const world: World = {
    clock,
    state: freshState(),
    settings: defaultSettings(),
    sids: createSidSource(),
    rateLimits: createRateLimits(clock, (name) => world.settings.rateLimits[name]),
    events: createEventLog(clock, faults, () => world.settings.callbackConcurrency),
  };

  function reset(): void {
    clock.reset();
    faults.remove();
    requests.clear();
    world.events.clear();
    world.rateLimits.reset();
    world.settings = defaultSettings();
    world.sids = createSidSource();
    world.state = freshState();
  }

  return { world, faults, requests, actions: createActions(() => world), options, reset };
}
