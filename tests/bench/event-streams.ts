/** The door of Event Streams: calls for each ended task, a large batch, and the storm of closing events. */
import { cloudEventOf } from '../../sandbox/events/cloud-event';
import { median, type Figure } from './figure';
import { seed, startBenchBundle, type BenchBundle } from './support/bench-bundle';
import { endTask, outcomes, shuffled, storm, told } from './support/closing-storm';

export const name = 'Event Streams';

const token = 'streams-token-of-32-characters-00';
const authorization = `Basic ${btoa(`event-streams:${token}`)}`;

type Event = Record<string, string>;

/** A callback's event as a sink is sent it. */
function streamed(parameters: Event) {
  const { Sid: sid, EventType: type, TimestampMs } = parameters;
  return cloudEventOf({ sid, type, at: Number(TimestampMs), outcome: 'sent', attempts: [], parameters }, 4);
}

/** Delivers a batch; answers its status and the time it took. */
async function send(bundle: BenchBundle, events: Event[]): Promise<{ status: number; ms: number }> {
  const body = JSON.stringify(events.map(streamed));
  const started = performance.now();
  const headers = { authorization, 'content-type': 'application/json' };
  const response = await fetch(`${bundle.url}/webhooks/event-streams`, { method: 'POST', headers, body });
  await response.text();
  return { status: response.status, ms: performance.now() - started };
}

async function callsOf(bundle: BenchBundle, events: Event[]): Promise<number> {
  bundle.sandbox.requests.clear();
  const { status } = await send(bundle, events);
  if (status !== 204) throw new Error(`The batch was answered ${status}`);
  return bundle.twilioCalls();
}

const batchTasks = 40;

/** The beginning and the end of a task that names its predecessor: two events, two things to write. */
function bothEnds(bundle: BenchBundle): Event[] {
  const canceled = endTask(bundle, 'hangup', { previous_task_sid: seed.taskSids.queuedCall });
  const created = bundle.sandbox.events
    .list()
    .findLast(({ type, parameters }) => type === 'task.created' && parameters.TaskSid === canceled.TaskSid)!;
  return [created.parameters, canceled];
}

/** ms for 160 events of 40 tasks, each event twice, in any order; and how many tasks came out right. */
async function batch(bundle: BenchBundle): Promise<{ ms: number; right: number }> {
  const tasks = Array.from({ length: batchTasks }, () => bothEnds(bundle));
  const events = shuffled(tasks.flatMap((both) => [...both, ...both]));
  bundle.sandbox.changeSettings({ latencyMs: 25 });
  const { status, ms } = await send(bundle, events);
  bundle.sandbox.changeSettings({ latencyMs: 0 });
  if (status !== 204) throw new Error(`The batch was answered ${status}`);
  const found = await Promise.all(tasks.map(([{ TaskSid }]) => bundle.fetchAttributes(TaskSid)));
  const wanted = { ...told('hangup'), conversation_id: seed.taskSids.queuedCall };
  const right = found.filter(({ conversations = {} }) =>
    Object.entries(wanted).every(([key, value]) => conversations[key] === value),
  );
  return { ms, right: right.length };
}

async function batches(bundle: BenchBundle): Promise<Figure[]> {
  const runs = [];
  for (let round = 0; round < 5; round++) runs.push(await batch(bundle));
  const size = '160 events of 40 tasks, doubled and shuffled, 25 ms a request';
  return [
    { what: `a batch of ${size}`, ours: median(runs.map(({ ms }) => ms)) / 1000, unit: 's', target: '<= 2' },
    {
      what: 'the same: tasks linked and settled',
      ours: Math.min(...runs.map(({ right }) => right)),
      unit: `of ${batchTasks}`,
      target: String(batchTasks),
      more: true,
    },
  ];
}

async function storms(bundle: BenchBundle): Promise<Figure[]> {
  const here = await storm(bundle, async (event) => (await send(bundle, [event])).status === 204);
  const callback = await storm(
    bundle,
    async (event) => (await bundle.call('/webhooks/taskrouter-event', event)).status === 204,
  );
  const pattern = 'the same storm at /webhooks/taskrouter-event';
  return [
    {
      what: 'storm of 500 closing events: tasks that end right',
      ours: here.right,
      unit: 'of 100',
      target: '100',
      more: true,
      baseline: { value: callback.right, pattern },
    },
    {
      what: 'storm: calls per delivery',
      ours: here.callsEach,
      unit: 'calls',
      target: '<= 2.2',
      baseline: { value: callback.callsEach, pattern },
    },
    { what: 'storm: slowest reply, Twilio waits 5 s', ours: here.slowest, unit: 's', target: '<= 5' },
  ];
}

export async function measure(): Promise<Figure[]> {
  const bundle = await startBenchBundle({ OUTCOME_BY_REASON: JSON.stringify(outcomes), EVENT_STREAMS_TOKEN: token });
  try {
    const ended = [endTask(bundle, 'hangup'), endTask(bundle, 'no agent')];
    const calls = (await callsOf(bundle, ended)) / ended.length;
    return [
      { what: 'each ended task', ours: calls, unit: 'calls', target: '1' },
      ...(await batches(bundle)),
      ...(await storms(bundle)),
    ];
  } finally {
    await bundle.close();
  }
}
