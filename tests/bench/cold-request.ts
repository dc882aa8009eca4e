/** The first enrich-task of a fresh process, its two requests to Twilio included: what it pays, and where that goes. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startSandbox } from '../../sandbox/server';
import { median, type Figure } from './figure';
import { seed } from './support/bench-bundle';

export const name = 'Cold start with the SDK';

const root = path.resolve(__dirname, '../..');
const rounds = 15;
const run = promisify(execFile);

interface Start {
  milliseconds: number;
  /** ms for the Function and the kit. */
  loaded: number;
  /** ms for what is loaded of the SDK. */
  sdk: number;
  rss: number;
  code?: string;
}

/** The sandbox runs in this process, so that none of it is paid in the other. */
async function start(sandbox: string, words: string[]): Promise<Start> {
  const variables = {
    ACCOUNT_SID: seed.accountSid,
    AUTH_TOKEN: seed.authToken,
    TASKROUTER_WORKSPACE_SID: seed.workspaceSid,
  };
  const script = path.join(root, 'tests/bench/support/first-request.cjs');
  const preload = path.join(root, 'sandbox/preload/redirect.cjs');
  const env = { ...process.env, TWILIO_SANDBOX: sandbox, BENCH_ENV: JSON.stringify(variables) };
  const { stdout } = await run(process.execPath, ['--require', preload, script, ...words], { env });
  return JSON.parse(stdout) as Start;
}

export async function measure(): Promise<Figure[]> {
  const sandbox = await startSandbox();
  const [nothing, lean, whole]: Start[][] = [[], [], []];
  try {
    for (let round = 0; round < rounds; round++) {
      const enrich = (value: string) => [
        'studio/enrich-task.protected.js',
        JSON.stringify({ TaskSid: seed.taskSids.queuedCall, 'conversations.campaign': value }),
      ];
      nothing.push(await start(sandbox.address, ['nothing', '{}']));
      lean.push(await start(sandbox.address, enrich(`lean ${round}`)));
      whole.push(await start(sandbox.address, [...enrich(`whole ${round}`), 'whole']));
    }
  } finally {
    await sandbox.close();
  }
  const odd = [...lean, ...whole].find(({ code }) => code !== 'changed');
  if (odd) throw new Error(`enrich-task answered ${odd.code}`);
  return figures(nothing, lean, whole);
}

function figures(nothing: Start[], lean: Start[], whole: Start[]): Figure[] {
  const middle = (runs: Start[], tell: (run: Start) => number) => median(runs.map(tell));
  const total = (runs: Start[]) => middle(runs, (each) => each.milliseconds);
  const megabytes = (runs: Start[]) => (middle(runs, ({ rss }) => rss) - middle(nothing, ({ rss }) => rss)) / 2 ** 20;
  const pattern = "require('twilio') whole, as 1.0 did";
  const sdk = (runs: Start[]) => middle(runs, (each) => each.sdk);
  return [
    {
      what: 'first enrich-task of a fresh process, both requests included',
      ours: total(lean),
      unit: 'ms',
      baseline: { value: total(whole), pattern },
    },
    {
      what: 'the same: times faster than with the whole SDK',
      ours: total(whole) / total(lean),
      unit: 'times',
      target: '>= 2',
      more: true,
    },
    { what: 'of this, the Function and the kit', ours: middle(lean, (each) => each.loaded), unit: 'ms' },
    {
      what: 'of this, what is loaded of the SDK',
      ours: sdk(lean),
      unit: 'ms',
      baseline: { value: sdk(whole), pattern },
    },
    {
      what: 'of this, deciding and two requests',
      ours: middle(lean, (each) => each.milliseconds - each.loaded - each.sdk),
      unit: 'ms',
    },
    {
      what: 'memory after it, over an empty process',
      ours: megabytes(lean),
      unit: 'MB',
      baseline: { value: megabytes(whole), pattern },
    },
  ];
}
