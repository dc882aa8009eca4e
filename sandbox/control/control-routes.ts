/** /sandbox/*: looking into the sandbox and steering it, as JSON. */
import { callFunction, type FunctionCall } from '../http/call-function';
import { describeSandbox } from './describe';
import { eventTarget } from '../products/taskrouter/publish-event';
import { readFault, type Fault } from '../faults/fault';
import { authToken } from '../state/account';
import { changeSettings } from '../state/settings';
import { type SandboxParts } from '../parts/parts';
import { liveView } from '../live/live-view';
import { readEdition } from '../../insights/attributes/edition';
import { openRow } from '../live/opened-row';
import { readPeriods } from '../state/story';
import { putTask } from '../actions/put-task';
import { putWorkers, type WorkerInput } from '../actions/put-workers';
import { dumpState } from './dump-state';

interface ControlCall {
  parts: SandboxParts;
  query: URLSearchParams;
  /** The JSON body; an empty object when there was none. */
  input: Record<string, unknown>;
}

/** Returns what is sent back as JSON; a thrown Error becomes a 400 with its message. */
type ControlAction = (call: ControlCall) => object | Promise<object>;

function moveClock({ parts: { world }, input }: ControlCall) {
  const { advanceSeconds, now } = input;
  if (typeof advanceSeconds === 'number') world.clock.advance(advanceSeconds * 1000);
  else if (typeof now === 'string' && !Number.isNaN(Date.parse(now))) world.clock.set(Date.parse(now));
  else throw new Error('Send {"advanceSeconds": number} or {"now": "2026-01-31T12:00:00Z"}');
  return { now: new Date(world.clock.now()).toISOString() };
}

function addFaults({ parts: { faults }, input }: ControlCall) {
  const wanted = Array.isArray(input) ? input : [input];
  const checked: Fault[] = wanted.map(readFault);
  for (const fault of checked) faults.add(fault);
  return { faults: faults.list() };
}

function readWorkers(input: unknown): WorkerInput[] {
  const workers = Array.isArray(input) ? (input as WorkerInput[]) : [input as WorkerInput];
  if (workers.some(({ friendlyName }) => typeof friendlyName !== 'string'))
    throw new Error('A worker needs a friendlyName');
  return workers;
}

/** A Function called as Studio would: `url`, or `path` where the sandbox knows the Functions' address. */
function callSigned({ parts, input }: ControlCall) {
  const { path = '', ...call } = input as unknown as FunctionCall & { path?: string };
  const url = call.url ?? (parts.options.functionsUrl && parts.options.functionsUrl + path);
  if (!url) throw new Error('Send {"url": "http://localhost:3000/studio/enrich-task", "form": {...}}');
  return callFunction({ ...call, url }, authToken);
}

async function showEvents({ parts: { world }, query }: ControlCall) {
  if (query.get('settled') === 'true') await world.events.settled();
  return { events: world.events.list() };
}

async function showStreams({ parts: { world }, query }: ControlCall) {
  if (query.get('settled') === 'true') await world.streams.settled();
  return { deliveries: world.streams.list() };
}

const actionNames = [
  ...(['enqueueCall', 'route', 'accept', 'reject', 'expire', 'wrapUp', 'complete', 'hangUp', 'transfer'] as const),
  ...(['putCall', 'endCall', 'putConference', 'endConference', 'recordConference', 'putRecording'] as const),
  ...(['startExecution', 'takeStep', 'endExecution', 'putExecution'] as const),
];

/** POST /sandbox/actions/hang-up: the methods of Actions, in kebab case. */
function actionRoutes(): Record<string, ControlAction> {
  return Object.fromEntries(
    actionNames.map((name) => {
      const path = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const act: ControlAction = ({ parts, input }) => ({ result: parts.actions[name](input as never) });
      return [`POST /sandbox/actions/${path}`, act];
    }),
  );
}

export const controlRoutes: Record<string, ControlAction> = {
  'GET /sandbox': () => describeSandbox(),
  'GET /sandbox/state': ({ parts }) => dumpState(parts),
  'POST /sandbox/reset': ({ parts }) => {
    parts.reset();
    return { reset: true };
  },
  'GET /sandbox/live': ({ parts, query }) => liveView(parts, query),
  'GET /sandbox/live/opened': ({ parts, query }) => openRow(parts, query),
  'POST /sandbox/periods': ({ parts, input }) => {
    parts.story.periods = readPeriods(input);
    return { periods: parts.story.periods };
  },
  'GET /sandbox/demo': ({ parts }) => ({ demo: parts.story.view() }),
  // Into an empty sandbox: what stands in it would mix with the day.
  'POST /sandbox/demo': ({ parts }) => {
    if (parts.story.view()?.playing !== true && parts.options.playDemo) parts.reset({ seed: false });
    parts.story.play();
    return { demo: parts.story.view() };
  },
  'GET /sandbox/report': ({ parts, query }) => ({
    conversations: parts.report.conversations(readEdition(query.get('edition'))),
  }),
  'GET /sandbox/requests': ({ parts }) => ({ requests: parts.requests.list() }),
  'DELETE /sandbox/requests': ({ parts }) => {
    parts.requests.clear();
    return { requests: [] };
  },
  'GET /sandbox/events': showEvents,
  'DELETE /sandbox/events': ({ parts }) => {
    parts.world.events.clear();
    return { events: [] };
  },
  'GET /sandbox/streams': showStreams,
  'POST /sandbox/events/replay': ({ parts: { world }, input }) => {
    return { sent: world.events.replay(input, eventTarget(world)) };
  },
  'GET /sandbox/clock': ({ parts }) => ({ now: new Date(parts.world.clock.now()).toISOString() }),
  'POST /sandbox/clock': moveClock,
  'GET /sandbox/faults': ({ parts }) => ({ faults: parts.faults.list() }),
  'POST /sandbox/faults': addFaults,
  'DELETE /sandbox/faults': ({ parts, query }) => {
    parts.faults.remove(query.has('id') ? Number(query.get('id')) : undefined);
    return { faults: parts.faults.list() };
  },
  'GET /sandbox/settings': ({ parts }) => ({ ...parts.world.settings }),
  'POST /sandbox/settings': ({ parts, input }) => {
    changeSettings(parts.world.settings, input);
    return { ...parts.world.settings };
  },
  'POST /sandbox/tasks': ({ parts, input }) => putTask(parts.world, input),
  'POST /sandbox/workers': ({ parts, input }) => ({ sids: putWorkers(parts.world, readWorkers(input)) }),
  'POST /sandbox/call': callSigned,
  ...actionRoutes(),
};
