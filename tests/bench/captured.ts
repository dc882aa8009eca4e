/** Calls for what Insights never captures by itself, and a storm of returning customers: repeated, shuffled, Twilio half out of order. */
import twilio from 'twilio';
import { redirectTwilio } from '../../sandbox/preload/redirect.cjs';
import { type Figure } from './figure';
import { seed, startBenchBundle, type BenchBundle } from './support/bench-bundle';

export const name = 'Captured by itself';

const webhook = '/webhooks/taskrouter-event';
const variables = { LINK_BY: 'from', LINK_KEY_SECRET: 'a-secret-for-keys-of-32-characters' };

type Event = Record<string, string>;

/** The calls one request of a Function makes to Twilio. */
async function callsOf(bundle: BenchBundle, path: string, parameters: Event): Promise<number> {
  bundle.sandbox.requests.clear();
  const { status, body } = await bundle.call(path, parameters);
  if (status !== 200 && status !== 204) throw new Error(`${path} answered ${status} ${body?.code}`);
  return bundle.twilioCalls();
}

async function callsOfIvr(bundle: BenchBundle): Promise<Figure> {
  const { sid, flowSid } = bundle.sandbox.actions.startExecution({});
  bundle.sandbox.actions.takeStep({ execution: sid, event: 'keypress', to: 'sales' });
  const ours = await callsOf(bundle, '/studio/prepare-attributes', { FlowSid: flowSid, ExecutionSid: sid });
  return { what: 'prepare-attributes with IVR time and path', ours, unit: 'calls', target: '1' };
}

/** The events of a call: that its task was made, and that its agent wraps up after somebody hung up. */
interface Call {
  task: string;
  customer: string;
  by: 'Customer' | 'Agent';
  created: Event;
  wrapUp: Event;
}

function endedCall({ sandbox }: BenchBundle, from: string, by: Call['by']): Call {
  const { actions, events, state } = sandbox;
  const { sid: task } = actions.enqueueCall({ from });
  const created = events
    .list()
    .findLast(({ type, parameters }) => type === 'task.created' && parameters.TaskSid === task)!;
  const [customer, worker] = [1, 2].map(() => actions.putCall({}).sid);
  const { sid: conference } = actions.putConference({ friendlyName: task, participants: [customer, worker] });
  actions.endCall({ call: by === 'Customer' ? customer : worker });
  const attributes = {
    ...JSON.parse(created.parameters.TaskAttributes),
    conference: { sid: conference, participants: { customer, worker } },
  };
  sandbox.putTask({ sid: task, assignmentStatus: 'wrapping', attributes });
  const told = { TaskAttributes: JSON.stringify(attributes), TaskVersion: String(state.tasks.get(task)!.version) };
  return {
    task,
    customer: from,
    by,
    created: created.parameters,
    wrapUp: { ...created.parameters, ...told, EventType: 'reservation.wrapup' },
  };
}

async function callsPerEvent(bundle: BenchBundle): Promise<Figure[]> {
  await callsOf(bundle, webhook, endedCall(bundle, 'makes the map', 'Agent').created);
  const [first, follower] = [endedCall(bundle, '+1', 'Customer'), endedCall(bundle, '+1', 'Agent')];
  const hungUp = await callsOf(bundle, webhook, first.wrapUp);
  const known = {
    conference: JSON.parse(first.wrapUp.TaskAttributes).conference,
    conversations: { hang_up_by: 'Agent' },
  };
  const nothing = await callsOf(bundle, webhook, { ...first.wrapUp, TaskAttributes: JSON.stringify(known) });
  const asFirst = await callsOf(bundle, webhook, first.created);
  // As TaskRouter tells it before anybody has changed the task.
  const { attributes, version } = bundle.sandbox.state.tasks.get(follower.task)!;
  const created = { ...follower.created, TaskAttributes: attributes!, TaskVersion: String(version) };
  const asFollower = await callsOf(bundle, webhook, created);
  return [
    { what: 'who hung up', ours: hungUp, unit: 'calls', target: '2' },
    { what: 'who hung up, known already', ours: nothing, unit: 'calls', target: '0' },
    { what: 'link by key, the first task', ours: asFirst, unit: 'calls', target: '2' },
    { what: 'link by key, a later task, its write included', ours: asFollower, unit: 'calls', target: '3' },
  ];
}

function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** Answers whether the delivery is over: a 503 is delivered again, as `#rc=3&rp=5xx` in our address says. */
type Deliver = (call: Call, event: Event) => Promise<boolean>;

interface Storm {
  /** Customers whose calls are one conversation. */
  whole: number;
  /** Calls that say who hung up. */
  told: number;
  slowest: number;
  givenUp: number;
}

const customers = 50;
const callsEach = 4;
const deliveriesAtOnce = 20;
const mostDeliveries = 4;

/** 200 calls by 50 customers; each of their events comes three times, in any order, to a Twilio that fails one time in ten. */
async function storm(bundle: BenchBundle, area: string, deliver: Deliver): Promise<Storm> {
  const calls = Array.from({ length: customers * callsEach }, (_, place) =>
    endedCall(bundle, `${area}${place % customers}`, place % 3 ? 'Customer' : 'Agent'),
  );
  const waiting = shuffled(
    calls.flatMap((call) => [call.created, call.wrapUp].flatMap((event) => [1, 2, 3].map(() => ({ call, event })))),
  );
  const { sandbox } = bundle;
  sandbox.changeSettings({ latencyMs: 25 });
  sandbox.addFault({ kind: 'status', status: 429, probability: 0.05, times: 'always', seed: 1 });
  sandbox.addFault({ kind: 'status', status: 503, probability: 0.05, times: 'always', seed: 2 });
  let [slowest, givenUp] = [0, 0];
  async function lane(): Promise<void> {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      let over = false;
      for (let time = 1; !over && time <= mostDeliveries; time++) {
        const started = performance.now();
        over = await deliver(next.call, next.event);
        slowest = Math.max(slowest, performance.now() - started);
      }
      if (!over) givenUp++;
    }
  }
  await Promise.all(Array.from({ length: deliveriesAtOnce }, lane));
  sandbox.faults.remove();
  sandbox.changeSettings({ latencyMs: 0 });

  const found = await Promise.all(
    calls.map(async (call) => ({ ...call, ...(await bundle.fetchAttributes(call.task)).conversations })),
  );
  const conversations = new Map<string, Set<string>>();
  for (const { customer, task, conversation_id: id = task } of found)
    conversations.set(customer, (conversations.get(customer) ?? new Set()).add(id));
  return {
    whole: [...conversations.values()].filter(({ size }) => size === 1).length,
    told: found.filter(({ by, hang_up_by }) => by === hang_up_by).length,
    slowest: slowest / 1000,
    givenUp,
  };
}

/** The oldest task of the same number, searched among those that are still there, and an update without If-Match. */
async function linkBySearch({ task, customer, by }: Call, event: Event): Promise<boolean> {
  const workspace = twilio(seed.accountSid, seed.authToken).taskrouter.v1.workspaces(seed.workspaceSid);
  try {
    const changes: Record<string, string> = {};
    if (event.EventType === 'task.created') {
      const same = { evaluateTaskAttributes: `from == '${customer}'`, ordering: 'DateCreated:asc', limit: 1 };
      const [oldest] = await workspace.tasks.list(same);
      if (oldest.sid !== task) changes.conversation_id = oldest.sid;
    } else changes.hang_up_by = by;
    const current = JSON.parse((await workspace.tasks(task).fetch()).attributes);
    const attributes = { ...current, conversations: { ...current.conversations, ...changes } };
    await workspace.tasks(task).update({ attributes: JSON.stringify(attributes) });
    return true;
  } catch {
    return false;
  }
}

async function storms(bundle: BenchBundle): Promise<Figure[]> {
  redirectTwilio(bundle.sandbox.address);
  const ours = await storm(bundle, '+1415', async (_, event) => (await bundle.call(webhook, event)).status === 204);
  const theirs = await storm(bundle, '+1212', linkBySearch);
  const pattern = 'search the live tasks of the number, update without If-Match, repeated when it fails';
  const what = 'storm of 1200 events of 200 calls by 50 customers';
  return [
    {
      what: `${what}: customers whose calls are one conversation`,
      ours: ours.whole,
      unit: `of ${customers}`,
      target: String(customers),
      more: true,
      baseline: { value: theirs.whole, pattern },
    },
    {
      what: 'storm: calls that say who hung up',
      ours: ours.told,
      unit: `of ${customers * callsEach}`,
      target: String(customers * callsEach),
      more: true,
      baseline: { value: theirs.told, pattern },
    },
    {
      what: 'storm: deliveries given up after three repeats',
      ours: ours.givenUp,
      unit: 'of 1200',
      target: '0',
      baseline: { value: theirs.givenUp, pattern },
    },
    { what: 'storm: slowest reply', ours: ours.slowest, unit: 's', target: '<= 8' },
  ];
}

export async function measure(): Promise<Figure[]> {
  const bundle = await startBenchBundle(variables);
  try {
    return [await callsOfIvr(bundle), ...(await callsPerEvent(bundle)), ...(await storms(bundle))];
  } finally {
    await bundle.close();
  }
}
