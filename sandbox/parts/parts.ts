/** The type of the whole sandbox, for the rooms that look into it from outside; create-parts.ts makes one. */
import { type History } from '../../insights/history/history';
import { type Report } from '../../insights/report';
import { type Actions } from '../actions/actions';
import { type FaultList } from '../faults/fault-list';
import { type RequestLog } from '../state/request-log';
import { type PlayDemo, type Story } from '../state/story';
import { type EventStream } from '../state/stream-state';
import { type World } from '../twilio/world';

export interface SandboxOptions {
  /** 0, the default: any free port. Always on 127.0.0.1. */
  port?: number;
  /** False: no tasks and workers to begin with. */
  seed?: boolean;
  /** Where the workspace sends its events, also after a reset. */
  eventCallbackUrl?: string;
  eventsFilter?: string;
  /** A sink with its subscription, also after a reset. */
  eventStream?: EventStream;
  /** Where the Functions are, for /sandbox/call with a path. */
  functionsUrl?: string;
  /** Plays the demonstration into this sandbox when the page asks for it. */
  playDemo?: PlayDemo;
  /** Where the built page is; default: next to the built sandbox. */
  pageFolder?: string;
}

export interface SandboxParts {
  /** What the products work on: state, clock, settings, events. */
  world: World;
  faults: FaultList;
  requests: RequestLog;
  /** What Insights is told: events, and writes of attributes. */
  history: History;
  actions: Actions;
  options: SandboxOptions;
  /** What Insights would show. */
  report: Report;
  /** The demonstration, and the days that are compared. */
  story: Story;
  /** Back to the seed, or to nothing: state, clock, settings, faults, logs. */
  reset(begin?: { seed?: boolean }): void;
}
