/**
 * Many callers on all Functions at once while Twilio misbehaves, for a while: nothing may be lost, nothing may be late,
 * and nothing may pile up. All of it on 127.0.0.1, and over when its time is over.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fault } from '../../sandbox/faults/fault';
import { createCallers, variables, type Caller, type Round } from './callers';
import { growthOf } from './flat';
import { startFunctionsUnderLoad, type FunctionsUnderLoad, type Holding } from './functions-under-load';

export interface SoakOptions {
  seconds: number;
  callers: number;
  /** Told now and then what the Functions hold. */
  onSample?: (sample: Sample) => void;
}

export interface Sample extends Holding {
  /** Seconds since the load began. */
  at: number;
  calls: number;
}

export interface SoakReport {
  calls: number;
  /** Milliseconds of the slowest reply in the Functions' own process. */
  slowest: number;
  /** The same as the callers saw it, and how long they, who share a process with the sandbox, stood still at the most. */
  slowestSeen: number;
  stoodStill: number;
  /** By path: calls, and milliseconds of the middle and of the slowest in a hundred. */
  paths: Record<string, { calls: number; median: number; p99: number }>;
  codes: Record<string, number>;
  /** Lost updates, wrong replies, defects. */
  wrong: string[];
  /** What the Functions held, from the first to the last moment. */
  samples: Sample[];
  /** Sockets of the Functions once all callers have hung up. */
  socketsLeft: number;
}

/** What happens to the Functions' requests to Twilio, each to one in a hundred or fewer. */
const faults: Fault[] = [
  { kind: 'status', status: 412, method: 'POST', path: '/(Tasks|Workers)/', probability: 0.01 },
  { kind: 'status', status: 429, probability: 0.01 },
  { kind: 'status', status: 429, retryAfter: 1, probability: 0.005 },
  { kind: 'status', status: 503, probability: 0.01 },
  { kind: 'status', status: 503, applied: true, probability: 0.01 },
  { kind: 'html', status: 502, probability: 0.005 },
  { kind: 'reset-before', probability: 0.01 },
  { kind: 'reset-after', probability: 0.01 },
  { kind: 'half-body', probability: 0.01 },
  { kind: 'slow-body', probability: 0.001 },
  { kind: 'silence', probability: 0.001 },
  { kind: 'delay', delayMs: 300, probability: 0.02 },
];

/** Seconds between two samples: about twenty in a minute, and in an hour a sample every quarter of a minute. */
const between = (seconds: number) => Math.min(15, Math.max(1, seconds / 20));

export async function soak({ seconds, callers, onSample }: SoakOptions): Promise<SoakReport> {
  const functions = await startFunctionsUnderLoad(variables, callers);
  try {
    return await run(functions, { seconds, callers, onSample });
  } finally {
    await functions.close();
  }
}

async function run(functions: FunctionsUnderLoad, { seconds, callers, onSample }: SoakOptions): Promise<SoakReport> {
  const { sandbox } = functions;
  const kinds = createCallers(functions);
  // What a cold process costs, the bench says: all Functions at once in one of them would pass for slowness here.
  const rounds = new Rounds();
  for (const caller of kinds) rounds.wrong.push(...(await caller(callers, 0)).wrong);
  for (const fault of faults) sandbox.addFault({ ...fault, times: 'always' });
  // Events and recordings call back by themselves too, so that Functions meet on the same tasks.
  sandbox.changeSettings({ callbackConcurrency: 20, syncMapRate: 0 });
  sandbox.sendEventsTo(
    `${functions.url}/webhooks/taskrouter-event#rc=2&rp=5xx,ct,rt`,
    'task.created,task.canceled,task.completed,reservation.wrapup',
  );

  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  const sample = async (): Promise<Sample> => ({
    at: Math.round(elapsed()),
    calls: rounds.calls,
    ...(await functions.holding()),
  });

  const calling = Promise.all(
    Array.from({ length: callers }, (_, number) =>
      keepCalling(kinds[number % kinds.length], Math.floor(number / kinds.length)),
    ),
  );
  async function keepCalling(caller: Caller, number: number): Promise<void> {
    for (let round = 0; elapsed() < seconds; round++) rounds.add(await caller(number, round));
  }

  const samples: Sample[] = [];
  const watching = (async () => {
    for (let at = 1; at < seconds; at += between(seconds)) {
      await sleep(Math.max(0, at - elapsed()) * 1000);
      samples.push(await sample());
      onSample?.(samples.at(-1)!);
    }
  })();
  await Promise.all([calling, watching]);
  samples.push(await sample());
  delay.disable();

  functions.hangUp();
  sandbox.sendEventsTo('');
  await sandbox.events.settled();
  await sleep(500);
  const { sockets: socketsLeft, defects, slowest } = await functions.holding();
  return {
    ...rounds.summary(),
    slowest: Math.round(slowest),
    stoodStill: Math.round(delay.max / 1e6),
    codes: samples.at(-1)!.codes,
    wrong: [...rounds.wrong, ...samples.flatMap((each) => each.defects), ...defects],
    samples,
    socketsLeft,
  };
}

/** What came of all calls. Answers are not kept: in an hour they would fill the memory. */
class Rounds {
  calls = 0;
  readonly wrong: string[] = [];
  private readonly times = new Map<string, number[]>();

  add({ path, answer, wrong }: Round): void {
    this.calls++;
    this.wrong.push(...wrong);
    const times = this.times.get(path) ?? [];
    this.times.set(path, times);
    times.push(answer.ms);
  }

  summary(): Pick<SoakReport, 'calls' | 'slowestSeen' | 'paths'> {
    const paths: SoakReport['paths'] = {};
    let slowestSeen = 0;
    for (const [path, unsorted] of this.times) {
      const times = unsorted.toSorted((a, b) => a - b);
      const share = (part: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * part))]);
      paths[path] = { calls: times.length, median: share(0.5), p99: share(0.99) };
      slowestSeen = Math.max(slowestSeen, times.at(-1)!);
    }
    return { calls: this.calls, slowestSeen: Math.round(slowestSeen), paths };
  }
}

/** Milliseconds in which a Function has answered. */
const promised = 8000;
/** Sockets kept for the next request: to Twilio, for sound, and by the callbacks of the sandbox. */
const keptSockets = 90;

/** What the run shows to be wrong; empty when nothing is. `slack`: milliseconds a reply may take longer on a machine that is busy with something else. */
export function verdict({ slowest, wrong, samples, socketsLeft }: SoakReport, slack = 0): string[] {
  const problems = [...new Set(wrong), ...growthOf(samples)];
  if (slowest > promised + slack) problems.push(`the slowest reply took ${slowest} ms`);
  if (socketsLeft > keptSockets) problems.push(`${socketsLeft} sockets were left open`);
  return problems;
}
