/**
 * A local Twilio to develop and test against: one HTTP server that tells Twilio's products apart by the Host header.
 * What it does and does not do: GET /sandbox. How to steer it: README.md next to this file.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Actions } from './actions/actions';
import { type Clock } from './state/clock';
import { type EventLog, type ReplaySelection } from './events/event-log';
import { eventTarget } from './products/taskrouter/publish-event';
import { type Fault } from './faults/fault';
import { type Streams } from './events/stream-delivery';
import { eventTypes } from './products/event-streams/event-types';
import { seedStreams } from './state/stream-state';
import { type FaultList } from './faults/fault-list';
import { answerControl } from './control/answer-control';
import { answerPage, isPageRequest } from './control/answer-page';
import { answerTwilio } from './gateway/answer-twilio';
import { readIncoming } from './http/incoming';
import { sendReply } from './http/reply';
import { isTwilioHost } from './gateway/twilio-dispatch';
import { type RequestLog } from './state/request-log';
import { createParts } from './create-parts';
import { type SandboxOptions, type SandboxParts } from './parts/parts';
import { answerDomain, isDeployedDomain } from './products/serverless/deployed-domain';
import { changeSettings, type Settings } from './state/settings';
import { type State } from './state/state';
import { putTask, type TaskPatch } from './actions/put-task';
import { putWorkers, type WorkerInput } from './actions/put-workers';

export interface Sandbox {
  readonly port: number;
  /** http://127.0.0.1:port */
  readonly url: string;
  /** 127.0.0.1:port, as redirect.cjs wants it. */
  readonly address: string;
  readonly clock: Clock;
  readonly events: EventLog;
  /** What went to the sinks of Event Streams. */
  readonly streams: Streams;
  readonly faults: FaultList;
  readonly requests: RequestLog;
  /** The state as it is now; read only. */
  readonly state: State;
  readonly settings: Readonly<Settings>;
  /** What callers and agents do. */
  readonly actions: Actions;
  changeSettings(changes: Partial<Settings>): void;
  addFault(fault: Fault): number;
  putTask(patch: TaskPatch): void;
  /** Adds workers without rules and events; returns their SIDs in the same order. */
  putWorkers(workers: WorkerInput[]): string[];
  /** Sets the workspace's callback, now and after every reset. */
  sendEventsTo(url: string, filter?: string): void;
  /** Makes a sink with its subscription, of all types unless told otherwise, now and after every reset. */
  streamEventsTo(destination: string, stream?: { types?: string[]; batch?: boolean }): void;
  /** Sends the callbacks of logged events once more, or several times, or shuffled. Returns how many. */
  replayEvents(selection?: ReplaySelection): number;
  reset(): void;
  close(): Promise<void>;
}

async function answer(parts: SandboxParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const incoming = await readIncoming(request);
  const toTwilio = isTwilioHost(incoming.host) || /^\/(v1|v2|2010-04-01)\//.test(incoming.path);
  if (toTwilio) return answerTwilio(parts, incoming, response);
  if (isDeployedDomain(incoming.host)) return sendReply(response, answerDomain(parts.world, incoming));
  sendReply(response, await (isPageRequest(incoming) ? answerPage : answerControl)(parts, incoming));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server, parts: SandboxParts): Promise<void> {
  parts.reset();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Starts a sandbox; rejects when the port is taken (EADDRINUSE). */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const remembered = { ...options };
  const parts = createParts(remembered);
  const { world, faults, requests } = parts;
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    answer(parts, request, response).catch(() => response.destroy());
  });
  const port = await listen(server, options.port ?? 0);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    address: `127.0.0.1:${port}`,
    clock: world.clock,
    events: world.events,
    streams: world.streams,
    faults,
    requests,
    actions: parts.actions,
    get state() {
      return world.state;
    },
    get settings() {
      return world.settings;
    },
    changeSettings: (changes) => changeSettings(world.settings, changes),
    addFault: (fault) => faults.add(fault),
    putTask: (patch) => void putTask(world, patch),
    putWorkers: (workers) => putWorkers(world, workers),
    sendEventsTo(url, filter = '') {
      Object.assign(remembered, { eventCallbackUrl: url, eventsFilter: filter });
      Object.assign(world.state.workspace, { eventCallbackUrl: url, eventsFilter: filter });
    },
    streamEventsTo(destination, { types = eventTypes, batch } = {}) {
      remembered.eventStream = { destination, types, batch };
      world.state.streams = seedStreams(world.clock.now(), remembered.eventStream);
    },
    replayEvents: (selection = {}) => world.events.replay(selection, eventTarget(world)),
    reset: () => parts.reset(),
    close: () => close(server, parts),
  };
}
