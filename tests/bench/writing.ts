/** Calls per operation, concurrent writers on one task, own time of a warm request. */
import twilio from 'twilio';
import { redirectTwilio } from '../../sandbox/preload/redirect.cjs';
import { median, percentile, type Figure } from './figure';
import { seed, startBenchBundle, type BenchBundle } from './support/bench-bundle';

export const name = 'Writing to a task';

/** The calls one request of a Function makes to Twilio. */
async function callsOf(bundle: BenchBundle, path: string, parameters: Record<string, string>): Promise<number> {
  bundle.sandbox.requests.clear();
  const { status, body } = await bundle.call(path, parameters);
  if (status !== 200) throw new Error(`${path} answered ${status} ${body.code}`);
  return bundle.twilioCalls();
}

async function callsPerOperation(bundle: BenchBundle): Promise<Figure[]> {
  const TaskSid = await bundle.createTask({ call_sid: 'CA1' });
  const enrich = { TaskSid, 'conversations.campaign': 'x' };
  return [
    {
      what: 'enrich-task, calls to Twilio',
      ours: await callsOf(bundle, '/studio/enrich-task', enrich),
      unit: 'calls',
      target: '2',
    },
    {
      what: 'enrich-task, nothing to change',
      ours: await callsOf(bundle, '/studio/enrich-task', enrich),
      unit: 'calls',
      target: '1',
    },
    {
      what: 'link-task',
      ours: await callsOf(bundle, '/studio/link-task', { TaskSid, ConversationId: 'x' }),
      unit: 'calls',
      target: '2',
    },
    {
      what: 'prepare-attributes',
      ours: await callsOf(bundle, '/studio/prepare-attributes', { 'conversations.campaign': 'x' }),
      unit: 'calls',
      target: '0',
    },
  ];
}

type Update = (taskSid: string, key: string) => Promise<boolean>;

interface Storm {
  saved: number;
  /** Writers who were told that nothing was written, and nothing was. */
  refused: number;
  /** Writers whose value is not there although they were told so. */
  lost: number;
  calls: number;
  /** Milliseconds of each reply. */
  times: number[];
}

/** `count` writers at once, each with a key of its own; saved is what stands on the task in the end. */
async function storm(bundle: BenchBundle, count: number, update: Update): Promise<Storm> {
  const taskSid = await bundle.createTask({ call_sid: 'CA1' });
  const keys = Array.from({ length: count }, (_, place) => keysOfStorm[place]);
  bundle.sandbox.requests.clear();
  const replies = await Promise.all(
    keys.map(async (key) => {
      const started = performance.now();
      const ok = await update(taskSid, key);
      return { key, ok, ms: performance.now() - started };
    }),
  );
  const calls = bundle.twilioCalls();
  const { conversations = {} } = await bundle.fetchAttributes(taskSid);
  const there = ({ key }: { key: string }) => key in conversations;
  return {
    saved: replies.filter(there).length,
    refused: replies.filter((reply) => !reply.ok && !there(reply)).length,
    lost: replies.filter((reply) => reply.ok && !there(reply)).length,
    calls,
    times: replies.map(({ ms }) => ms),
  };
}

/** Several storms of the same kind, as one. */
async function storms(
  bundle: BenchBundle,
  count: number,
  rounds: number,
  update: Update,
): Promise<Storm & { slowest: number }> {
  const all: Storm[] = [];
  for (let round = 0; round < rounds; round++) all.push(await storm(bundle, count, update));
  const sum = (part: 'saved' | 'refused' | 'lost' | 'calls') => all.reduce((total, each) => total + each[part], 0);
  return {
    saved: sum('saved'),
    refused: sum('refused'),
    lost: sum('lost'),
    calls: sum('calls'),
    times: all.flatMap(({ times }) => times),
    slowest: median(all.map(({ times }) => Math.max(...times))),
  };
}

/** Fifty text attributes of the table, one for each writer. */
const numbered = (stem: string) => Array.from({ length: 10 }, (_, place) => `${stem}_${place + 1}`);
const keysOfStorm = [
  ...numbered('conversation_attribute'),
  ...numbered('conversation_label'),
  ...numbered('conversation_measure'),
  'campaign',
  'case',
  'content',
  'queue',
  'workflow',
  'language',
  'source',
  'activity',
  'initiative',
  'ivr_path',
  'outcome',
  'kind',
  'segment_name',
  'destination',
  'direction',
  'followed_by',
  'preceded_by',
  'hang_up_by',
  'initiated_by',
  'service_level',
];

const client = () => twilio(seed.accountSid, seed.authToken).taskrouter.v1.workspaces(seed.workspaceSid);

/** Fetch, spread, update without If-Match. */
function blindUpdate(): Update {
  const tasks = client().tasks;
  return async (taskSid, key) => {
    const { attributes } = await tasks(taskSid).fetch();
    const current = JSON.parse(attributes);
    await tasks(taskSid).update({
      attributes: JSON.stringify({ ...current, conversations: { ...current.conversations, [key]: 1 } }),
    });
    return true;
  };
}

/** Fetch and conditional update, retried at once so many times. */
function eagerUpdate(retries: number): Update {
  const tasks = client().tasks;
  return async (taskSid, key) => {
    for (let attempt = 0; attempt <= retries; attempt++) {
      const { body, headers } = await tasks(taskSid).fetchWithHttpInfo();
      const current = JSON.parse(body.attributes);
      try {
        await tasks(taskSid).update({
          attributes: JSON.stringify({ ...current, conversations: { ...current.conversations, [key]: 1 } }),
          ifMatch: headers.etag,
        });
        return true;
      } catch {
        // the next attempt reads again
      }
    }
    return false;
  };
}

/** How many writers, how often, and what is to be reached: calls an update, seconds of the slowest reply. */
const competitions = [
  { count: 2, rounds: 40, calls: undefined, slowest: undefined },
  { count: 10, rounds: 12, calls: 5.8, slowest: 1.3 },
  { count: 50, rounds: 3, calls: 8, slowest: 8 },
];

async function concurrentWriters(bundle: BenchBundle): Promise<Figure[]> {
  redirectTwilio(bundle.sandbox.address);
  bundle.sandbox.changeSettings({ latencyMs: 25 });
  const enrich: Update = async (taskSid, key) =>
    (await bundle.call('/studio/enrich-task', { TaskSid: taskSid, [`conversations.${key}`]: '1' })).body.ok;
  const figures: Figure[] = [];
  for (const { count, rounds, calls, slowest } of competitions) {
    const ours = await storms(bundle, count, rounds, enrich);
    const blind = await storms(bundle, count, rounds, blindUpdate());
    const eager = await storms(bundle, count, rounds, eagerUpdate(5));
    const writers = count * rounds;
    const share = (value: number) => (100 * value) / writers;
    figures.push(
      {
        what: `${count} writers on one task: saved`,
        ours: share(ours.saved),
        unit: '%',
        target: '100',
        more: true,
        baseline: { value: share(blind.saved), pattern: 'fetch, spread, update without If-Match' },
      },
      {
        what: `${count} writers: saved, against eager retries`,
        ours: share(ours.saved),
        unit: '%',
        target: '100',
        more: true,
        baseline: { value: share(eager.saved), pattern: 'If-Match with five immediate retries' },
      },
      {
        what: `${count} writers: told of success, yet not there`,
        ours: share(ours.lost),
        unit: '%',
        target: '0',
        baseline: { value: share(blind.lost), pattern: 'fetch, spread, update without If-Match' },
      },
      { what: `${count} writers: honestly refused`, ours: share(ours.refused), unit: '%' },
      {
        what: `${count} writers: calls per update`,
        ours: ours.calls / writers,
        unit: 'calls',
        target: calls === undefined ? undefined : `<= ${calls}`,
        baseline: { value: eager.calls / writers, pattern: 'If-Match with five immediate retries' },
      },
      {
        what: `${count} writers: slowest reply, median of ${rounds} rounds`,
        ours: ours.slowest / 1000,
        unit: 's',
        target: slowest === undefined ? undefined : `<= ${slowest}`,
      },
    );
    if (count === 2) figures.push(...(await afterOneLostRace(bundle, ours, rounds)));
  }
  bundle.sandbox.changeSettings({ latencyMs: 0 });
  return figures;
}

/** What the pause costs the loser of two: against a retry without any. */
async function afterOneLostRace(bundle: BenchBundle, ours: Storm, rounds: number): Promise<Figure[]> {
  const immediate = await storms(bundle, 2, rounds, eagerUpdate(20));
  const p95 = percentile(ours.times, 0.95);
  return [
    {
      what: '2 writers: 95 of 100 replies within',
      ours: p95,
      unit: 'ms',
      baseline: { value: percentile(immediate.times, 0.95), pattern: 'If-Match, retried at once' },
    },
    {
      what: '2 writers: the same, over that of an immediate retry',
      ours: p95 / percentile(immediate.times, 0.95),
      unit: 'times',
      target: '<= 1.4',
    },
  ];
}

/** What a warm request takes beyond Twilio's own time: the sandbox answers in its latency and next to nothing. */
async function ownTime(bundle: BenchBundle): Promise<Figure> {
  const taskSid = await bundle.createTask({ call_sid: 'CA1' });
  const times: number[] = [];
  for (let place = 0; place < 300; place++) {
    bundle.sandbox.requests.clear();
    const { ms } = await bundle.call('/studio/enrich-task', {
      TaskSid: taskSid,
      'conversations.campaign': `x${place}`,
    });
    const atTwilio = bundle.sandbox.requests.list().reduce((sum, request) => sum + (request.ms ?? 0), 0);
    if (place >= 50) times.push(ms - atTwilio);
  }
  return {
    what: 'enrich-task, warm: own time incl. runtime and local HTTP, median',
    ours: median(times),
    unit: 'ms',
    target: '<= 3',
  };
}

export async function measure(): Promise<Figure[]> {
  const bundle = await startBenchBundle();
  try {
    return [...(await callsPerOperation(bundle)), ...(await concurrentWriters(bundle)), await ownTime(bundle)];
  } finally {
    await bundle.close();
  }
}
