/** From nothing to the first answer, in fresh processes: what a cold Function instance pays for this bundle, the SDK left out. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { median, type Figure } from './figure';

export const name = 'Cold start';

const script = path.resolve(__dirname, '../../tests/bench/support/first-request.cjs');
const rounds = 25;

interface Start {
  milliseconds: number;
  rss: number;
  code?: string;
}

function start(file: string, event: object = {}): Start {
  return JSON.parse(
    execFileSync(process.execPath, [script, file, JSON.stringify(event)], { encoding: 'utf8' }),
  ) as Start;
}

/** Medians of fresh processes, one kind after the other in each round, so that a busy machine hits all alike. */
function starts(): { nothing: Start[]; prepare: Start[]; enrich: Start[] } {
  const measured = { nothing: [] as Start[], prepare: [] as Start[], enrich: [] as Start[] };
  for (let round = 0; round < rounds; round++) {
    measured.nothing.push(start('nothing'));
    measured.prepare.push(
      start('studio/prepare-attributes.protected.js', { 'conversations.campaign': 'x', 'customers.name': 'Jane' }),
    );
    // A wrong attribute is refused after validation and before the SDK: all of the assets, none of the SDK.
    measured.enrich.push(
      start('studio/enrich-task.protected.js', { TaskSid: `WT${'0'.repeat(32)}`, 'conversations.hold_time': 'x' }),
    );
  }
  return measured;
}

export function measure(): Promise<Figure[]> {
  const { nothing, prepare, enrich } = starts();
  const codes = [prepare[0].code, enrich[0].code].join(' ');
  if (codes !== 'valid bad-input') throw new Error(`Unexpected answers: ${codes}`);
  const rss = (runs: Start[]) => median(runs.map((run) => run.rss)) / 2 ** 20;
  const time = (runs: Start[]) => median(runs.map((run) => run.milliseconds));
  return Promise.resolve([
    {
      what: 'enrich-task loaded and validating, SDK excluded, over an empty process',
      ours: time(enrich),
      unit: 'ms',
      target: '<= 20',
    },
    {
      what: 'prepare-attributes, first answer, over an empty process',
      ours: time(prepare),
      unit: 'ms',
      target: undefined,
    },
    {
      what: 'prepare-attributes, memory after the first answer, over an empty process',
      ours: rss(prepare) - rss(nothing),
      unit: 'MB',
      target: '<= 10',
    },
  ]);
}
