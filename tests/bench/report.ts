/**
 * The report of a file of events, and of a live workspace at 25 ms a request. 200,000 events by default; BENCH_FULL=1
 * measures the million of the target, which takes 5 GB on the disk and some minutes.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { redirectTwilio, restore } from '../../sandbox/preload/redirect.cjs';
import { accountSid, authToken } from '../../sandbox/state/account';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import { median, type Figure } from './figure';

export const name = 'The report';

const root = path.resolve(__dirname, '../..');
const support = path.join(root, 'tests/bench/support');
const tasks = process.env.BENCH_FULL ? 100_000 : 20_000;
const runs = 3;
const credentials = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;

interface Run {
  ms: number;
  out: string;
  /** Resident megabytes, ten times a second. */
  memory: number[];
}

async function report(args: string[], env: Record<string, string> = {}): Promise<Run> {
  // As npm run report starts it.
  const preload = ['--max-semi-space-size=4', '--require', path.join(root, 'dist/sandbox/preload/redirect-tool.js')];
  const started = performance.now();
  const child = spawn(process.execPath, [...preload, path.join(root, 'dist/cli/report.js'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const memory: number[] = [];
  const sampler = setInterval(() => memory.push(residentMegabytes(child.pid!)), 100);
  let out = '';
  child.stdout.on('data', (text) => (out += String(text)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(sampler);
  if (code !== 0) throw new Error(`report ended with ${String(code)}`);
  return { ms: performance.now() - started, out, memory: memory.filter((megabytes) => megabytes > 0) };
}

function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

interface Parsed {
  events: number;
  ms: number;
}

const parse = (file: string) =>
  JSON.parse(String(execFileSync(process.execPath, [path.join(support, 'parse-lines.cjs'), file]))) as Parsed;
const write = (file: string, ...more: string[]) =>
  execFileSync(process.execPath, [
    '--max-old-space-size=6000',
    path.join(support, 'event-file.mjs'),
    file,
    String(tasks),
    ...more,
  ]);

async function judging(folder: string): Promise<Figure[]> {
  const file = path.join(folder, 'events.ndjson');
  write(file);
  const ratios: number[] = [];
  let [run, parsed]: [Run | undefined, Parsed | undefined] = [undefined, undefined];
  for (let index = 0; index < runs; index += 1) {
    parsed = parse(file);
    run = await report(['--events', file, '--format', 'json']);
    ratios.push(run.ms / parsed.ms);
  }
  const { memory, out } = run!;
  const half = Math.floor(memory.length / 2);
  const other = path.join(folder, 'shuffled.ndjson');
  write(other, '--shuffled');
  const shuffled = await report(['--events', other, '--format', 'json']);
  const count = parsed!.events.toLocaleString('en');
  return [
    {
      what: `${count} events from a file, judged: time against reading the file and parsing each line`,
      ours: median(ratios),
      unit: 'times',
      target: '<= 3',
    },
    { what: 'memory for them, at most', ours: Math.max(...memory), unit: 'MB', target: '<= 400' },
    {
      what: 'memory in the second half of the time, against the first',
      ours: Math.max(...memory.slice(half)) / Math.max(...memory.slice(0, half)),
      unit: 'times',
      // A shorter run has hardly started in its first half.
      ...(process.env.BENCH_FULL && { target: '<= 1.1' }),
    },
    {
      what: 'shuffled, with 5 % doubled: reports that differ by a byte',
      ours: Number(shuffled.out !== out),
      unit: 'reports',
      target: '0',
    },
  ];
}

/** Ten events a task, in the last hours. */
function fill(sandbox: Sandbox, count: number): void {
  const stepMs = 8000;
  sandbox.clock.set(Date.now() - count * stepMs);
  for (let task = 0; task < count; task += 1) {
    const { sid } = sandbox.actions.enqueueCall({ attributes: { conversations: { campaign: `C${task % 7}` } } });
    sandbox.clock.advance(stepMs / 2);
    sandbox.actions.hangUp({ task: sid });
    sandbox.clock.advance(stepMs / 2);
  }
}

async function reading(sandbox: Sandbox): Promise<Figure[]> {
  fill(sandbox, 5000);
  const asked = () => sandbox.requests.list().filter(({ operation }) => operation === 'ListEvent');
  sandbox.changeSettings({ latencyMs: 25 });
  const alone: number[] = [];
  sandbox.requests.clear();
  const { ms } = await report(['--since', '12h', '--format', 'json'], { SANDBOX_PORT: String(sandbox.port) });
  const requests = asked().map(
    ({ path: address, query }) => `${address}?${new URLSearchParams(query as never).toString()}`,
  );
  // The same requests once more, one after the other and nothing else.
  for (const address of requests) {
    const started = performance.now();
    await (await fetch(sandbox.url + address, { headers: { Authorization: credentials } })).arrayBuffer();
    alone.push(performance.now() - started);
  }
  const idle = await report(['--since', '2001-01-01', '--until', '2001-01-01T01:00', '--format', 'json'], {
    SANDBOX_PORT: String(sandbox.port),
  });
  const own = alone.reduce((sum, each) => sum + each, 0);
  return [
    {
      what: `${requests.length} pages of a live workspace at 25 ms: time against the requests’ own`,
      ours: (ms - idle.ms) / own,
      unit: 'times',
      target: '<= 1.2',
    },
    { what: 'requests sent twice', ours: requests.length - new Set(requests).size, unit: 'requests', target: '0' },
  ];
}

export async function measure(): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'report-bench-'));
  const sandbox = await startSandbox();
  redirectTwilio(sandbox.address);
  try {
    return [...(await reading(sandbox)), ...(await judging(folder))];
  } finally {
    restore();
    rmSync(folder, { recursive: true, force: true });
    await sandbox.close();
  }
}
