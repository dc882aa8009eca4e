/** Calls per operation, concurrent writers on one task, own time of a warm request. */
import twilio from 'twilio';
import { redirectTwilio } from '../../sandbox/preload/redirect.cjs';
import { median, type Figure } from './figure';
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
  savedShare: number;
  callsEach: number;
  slowest: number;
}

/** `count` writers at once, each with a key of its own; saved is what stands on the task in the end. */
async function storm(bundle: BenchBundle, count: number, update: Update): Promise<Storm> {
  const taskSid = await bundle.createTask({ call_sid: 'CA1' });
  const keys = Array.from({ length: count }, (_, place) => keysOfStorm[place]);
  bundle.sandbox.requests.clear();
  const times = await Promise.all(
    keys.map(async (key) => {
      const started = performance.now();
      await update(taskSid, key);
      return performance.now() - started;
    }),
  );
  const callsEach = bundle.twilioCalls() / count;
  const { conversations = {} } = await bundle.fetchAttributes(taskSid);
  return {
    savedShare: (100 * keys.filter((key) => key in conversations).length) / count,
    callsEach,
    slowest: Math.max(...times) / 1000,
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

/** Fetch and conditional update, five immediate retries. */
function eagerUpdate(): Update {
  const tasks = client().tasks;
  return async (taskSid, key) => {
    for (let attempt = 0; attempt <= 5; attempt++) {
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

async function concurrentWriters(bundle: BenchBundle): Promise<Figure[]> {
  redirectTwilio(bundle.sandbox.address);
  bundle.sandbox.changeSettings({ latencyMs: 25 });
  const enrich: Update = async (taskSid, key) =>
    (await bundle.call('/studio/enrich-task', { TaskSid: taskSid, [`conversations.${key}`]: '1' })).body.ok;
  const figures: Figure[] = [];
  for (const count of [2, 10, 50]) {
    const [ours, blind, eager] = [
      await storm(bundle, count, enrich),
      await storm(bundle, count, blindUpdate()),
      await storm(bundle, count, eagerUpdate()),
    ];
    figures.push(
      {
        what: `${count} writers on one task: saved`,
        ours: ours.savedShare,
        unit: '%',
        target: '100',
        baseline: { value: blind.savedShare, pattern: 'fetch, spread, update without If-Match' },
      },
      {
        what: `${count} writers: saved, against eager retries`,
        ours: ours.savedShare,
        unit: '%',
        target: '100',
        baseline: { value: eager.savedShare, pattern: 'If-Match with five immediate retries' },
      },
      {
        what: `${count} writers: calls per update`,
        ours: ours.callsEach,
        unit: 'calls',
        target: count === 50 ? '<= 8' : undefined,
        baseline: { value: eager.callsEach, pattern: 'If-Match with five immediate retries' },
      },
      { what: `${count} writers: slowest reply`, ours: ours.slowest, unit: 's', target: '<= 8' },
    );
  }
  bundle.sandbox.changeSettings({ latencyMs: 0 });
  return figures;
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
