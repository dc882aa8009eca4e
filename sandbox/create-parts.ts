import { createActions, type Actions } from './actions/actions';
import { createClock } from './state/clock';
import { createEventLog } from './events/event-log';
import { createFaultList } from './faults/fault-list';
import { type TwilioSide } from './gateway/answer-twilio';
import { createHistory } from '../insights/history/history';
import { rememberSeed } from './history/remember-seed';
import { createReport, type Report } from '../insights/report';
import { createRateLimits } from './twilio/rate-limits';
import { createRequestLog } from './state/request-log';
import { seedState } from './seed/seed';
import { defaultSettings } from './state/settings';
import { createSidSource } from './state/sids';
import { type State } from './state/state';
import { type World } from './twilio/world';

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
  /** Where the built page is; default: beside the built sandbox. */
  pageFolder?: string;
}

/** What the control routes and tests reach into. */
export interface SandboxParts extends TwilioSide {
  actions: Actions;
  options: SandboxOptions;
  /** What Insights would show. */
  report: Report;
  /** Back to the seed: state, clock, settings, faults, logs. */
  reset(): void;
}

/** `options` are read again at every reset. */
export function createParts(options: SandboxOptions): SandboxParts {
  const clock = createClock();
  const faults = createFaultList();
  const requests = createRequestLog();
  const history = createHistory();

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
    events: createEventLog(
      clock,
      faults,
      () => world.settings.callbackConcurrency,
      (event) => history.event(event),
    ),
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
    reset,
  };
}
