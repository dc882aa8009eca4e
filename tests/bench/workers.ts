/**
 * workers:sync at a limit of 20 writes a second and 25 ms a request. 1,000 workers by default, which takes a minute;
 * BENCH_FULL=1 measures the 5,000 of the target, which takes four.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import twilio from 'twilio';
import { redirectTwilio, restore } from '../../sandbox/preload/redirect.cjs';
import { accountSid, authToken } from '../../sandbox/state/account';
import { workspaceSid } from '../../sandbox/state/fixed-sids';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { type Figure } from './figure';

export const name = 'Agents from a file';

const root = path.resolve(__dirname, '../..');
const limit = 20;
const size = process.env.BENCH_FULL ? 5000 : 1000;
const flex = (number: number) => ({
  contact_uri: `client:agent${number}`,
  roles: ['agent'],
  routing: { skills: ['sales'], levels: {} },
  image_url: null,
});

/** A workspace with that many agents, as Flex leaves them. */
function fill(sandbox: Sandbox, count: number, extra: object = {}): string[] {
  sandbox.reset();
  return sandbox.putWorkers(
    Array.from({ length: count }, (_, number) => ({
      friendlyName: `agent${number}`,
      attributes: { ...flex(number), ...extra },
    })),
  );
}

const attributesOf = (sandbox: Sandbox, sid: string) =>
  JSON.parse(sandbox.state.workers.get(sid)!.attributes) as Record<string, unknown>;
const share = (part: number, whole: number) => (100 * part) / whole;
const requests = (sandbox: Sandbox, operation: string) =>
  sandbox.requests.list().filter((request) => request.operation === operation).length;

interface Run {
  seconds: number;
  out: string;
  /** Resident megabytes of the process, each quarter of a second. */
  memory: number[];
}

async function sync(
  sandbox: Sandbox,
  folder: string,
  columns: Record<string, string>,
  count: number,
  ...options: string[]
): Promise<Run> {
  const file = path.join(folder, `${Object.keys(columns).join('-')}.csv`);
  const header = ['FriendlyName', ...Object.keys(columns)].join(',');
  writeFileSync(
    file,
    `${header}\n${Array.from({ length: count }, (_, number) => [`agent${number}`, ...Object.values(columns)].join(',')).join('\n')}\n`,
  );
  const args = [
    '--require',
    path.join(root, 'dist/sandbox/preload/redirect-tool.js'),
    path.join(root, 'dist/cli/workers-sync.js'),
    file,
    ...options,
  ];
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, SANDBOX_PORT: String(sandbox.port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const memory: number[] = [];
  const sampler = setInterval(() => memory.push(residentMegabytes(child.pid!)), 250);
  let out = '';
  child.stdout.on('data', (text) => (out += String(text)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(sampler);
  if (code !== 0) throw new Error(`workers:sync ended with ${String(code)}: ${out}`);
  return { seconds: (performance.now() - started) / 1000, out, memory: memory.filter((megabytes) => megabytes > 0) };
}

function residentMegabytes(pid: number): number {
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) / 1024;
  } catch {
    return 0;
  }
}

/** What peer scripts do: fifty at once, the file's attributes in place of all others, an error logged and forgotten. */
async function blindly(sids: string[], attributes: object): Promise<void> {
  const { workers } = twilio(accountSid, authToken).taskrouter.v1.workspaces(workspaceSid);
  for (let start = 0; start < sids.length; start += 50) {
    const chunk = sids.slice(start, start + 50);
    await Promise.all(
      chunk.map((sid) =>
        workers(sid)
          .update({ attributes: JSON.stringify(attributes) })
          .catch(() => undefined),
      ),
    );
  }
}

/** What more careful ones do: read, merge, write, without If-Match. */
async function mergeBlindly(sids: string[], attributes: object): Promise<void> {
  const { workers } = twilio(accountSid, authToken).taskrouter.v1.workspaces(workspaceSid);
  for (let start = 0; start < sids.length; start += 20) {
    await Promise.all(
      sids.slice(start, start + 20).map(async (sid) => {
        const worker = await workers(sid).fetch();
        await workers(sid).update({
          attributes: JSON.stringify({ ...(JSON.parse(worker.attributes) as object), ...attributes }),
        });
      }),
    );
  }
}

async function atTheLimit(sandbox: Sandbox, folder: string): Promise<Figure[]> {
  const settings = { latencyMs: 25, rateLimits: { 'Worker-Write': limit } };
  let sids = fill(sandbox, size);
  sandbox.changeSettings(settings);
  const { out, memory } = await sync(sandbox, folder, { location: 'London' }, size);
  const rate = Number(/([\d.]+) workers a second/.exec(out)![1]);
  const refusals = Number(/asked (\d+) time/.exec(out)?.[1] ?? 0);
  const saved = sids.filter((sid) => attributesOf(sandbox, sid).location === 'London').length;
  const kept = sids.filter((sid) => 'routing' in attributesOf(sandbox, sid)).length;
  const writes = sids.reduce((sum, sid) => sum + sandbox.state.workers.get(sid)!.version, 0);

  sids = fill(sandbox, size);
  sandbox.changeSettings(settings);
  await blindly(sids, { location: 'London' });
  const savedBlindly = sids.filter((sid) => attributesOf(sandbox, sid).location === 'London');
  const keptBlindly = savedBlindly.filter((sid) => 'routing' in attributesOf(sandbox, sid)).length;

  const half = Math.floor(memory.length / 2);
  const pattern = 'fifty at once, errors logged, attributes replaced';
  return [
    {
      what: `${size} workers: share of the permitted ${limit} writes a second`,
      ours: share(rate, limit),
      unit: '%',
      target: '>= 95',
    },
    {
      what: 'rows written',
      ours: share(saved, size),
      unit: '%',
      target: '100',
      more: true,
      baseline: { value: share(savedBlindly.length, size), pattern },
    },
    { what: 'writes for each worker', ours: writes / size, unit: 'writes', target: '1' },
    {
      what: 'written workers that keep what Flex had there',
      ours: share(kept, size),
      unit: '%',
      target: '100',
      more: true,
      baseline: { value: share(keptBlindly, savedBlindly.length || 1), pattern },
    },
    { what: 'answers of 429 on the way', ours: refusals, unit: 'answers' },
    { what: 'memory, at most', ours: Math.max(...memory), unit: 'MB' },
    {
      what: 'memory in the second half of the rows, against the first',
      ours: Math.max(...memory.slice(half)) / Math.max(...memory.slice(0, half)),
      unit: 'times',
      target: '<= 1.1',
    },
  ];
}

async function unchanged(sandbox: Sandbox, folder: string): Promise<Figure[]> {
  fill(sandbox, 5000, { location: 'London' });
  sandbox.changeSettings({ latencyMs: 25 });
  sandbox.requests.clear();
  const { seconds, memory } = await sync(sandbox, folder, { location: 'London' }, 5000);
  const lists = requests(sandbox, 'ListWorker');
  const others = requests(sandbox, 'FetchWorker') + requests(sandbox, 'UpdateWorker');

  fill(sandbox, 1000, { location: 'London' });
  sandbox.changeSettings({ latencyMs: 25, listedAttributes: 'null' });
  sandbox.requests.clear();
  await sync(sandbox, folder, { location: 'London' }, 1000, '--max-rate', '500');
  const perWorker = (requests(sandbox, 'FetchWorker') + requests(sandbox, 'UpdateWorker')) / 1000;

  const pattern = 'one write a row';
  return [
    {
      what: '5,000 unchanged workers: requests',
      ours: lists + others,
      unit: 'requests',
      target: '<= 6',
      baseline: { value: 5000, pattern },
    },
    { what: 'of these, other than lists', ours: others, unit: 'requests', target: '0' },
    { what: 'time for them', ours: seconds, unit: 's' },
    { what: 'memory for them, at most', ours: Math.max(...memory), unit: 'MB' },
    {
      what: 'lists without attributes: requests for each unchanged worker',
      ours: perWorker,
      unit: 'requests',
      target: '1',
    },
  ];
}

async function twoAtOnce(sandbox: Sandbox, folder: string): Promise<Figure[]> {
  const count = 300;
  const complete = (sids: string[]) =>
    sids.filter(
      (sid) =>
        'location' in attributesOf(sandbox, sid) &&
        'manager' in attributesOf(sandbox, sid) &&
        'routing' in attributesOf(sandbox, sid),
    ).length;
  let sids = fill(sandbox, count);
  sandbox.changeSettings({ latencyMs: 25 });
  await Promise.all([
    sync(sandbox, folder, { location: 'London' }, count, '--max-rate', '200'),
    sync(sandbox, folder, { manager: 'Adam' }, count, '--max-rate', '200'),
  ]);
  const ours = complete(sids);

  sids = fill(sandbox, count);
  sandbox.changeSettings({ latencyMs: 25 });
  await Promise.all([mergeBlindly(sids, { location: 'London' }), mergeBlindly(sids, { manager: 'Adam' })]);
  return [
    {
      what: 'two syncs at once: workers with what both wrote',
      ours: share(ours, count),
      unit: '%',
      target: '100',
      more: true,
      baseline: { value: share(complete(sids), count), pattern: 'read, merge, write without If-Match' },
    },
  ];
}

export async function measure(): Promise<Figure[]> {
  const sandbox = await startSandbox();
  const folder = mkdtempSync(path.join(tmpdir(), 'workers-bench-'));
  redirectTwilio(sandbox.address);
  try {
    return [
      ...(await atTheLimit(sandbox, folder)),
      ...(await unchanged(sandbox, folder)),
      ...(await twoAtOnce(sandbox, folder)),
    ];
  } finally {
    restore();
    rmSync(folder, { recursive: true, force: true });
    await sandbox.close();
  }
}
