/**
 * Hostile callers on every Function: whatever they send, the promised reply comes, nothing of others is lost, nothing
 * leaks, no handler rejects (jest fails on that by itself). `npm run fuzz` throws tens of thousands of requests.
 */
import { type Fault } from '../../sandbox/faults/fault';
import { startBundle, type Bundle } from '../harness/bundle';
import { leaksInLog, secrets } from './canaries';
import { throwDice } from './dice';
import { hostileRequest, type HostileRequest } from './hostile-requests';
import { judgeAnswer, type Answer } from './judge-answer';
import { openLane, type Lane } from './lane';
import { targets } from './targets';

const seed = Number(process.env.FUZZ_SEED ?? 1);
const wanted = Number(process.env.FUZZ_REQUESTS ?? 1000);
const lanes = 16;

/** What Twilio does to some requests of the Functions in between. */
const twilioAtTimes: Fault[] = [
  { kind: 'status', status: 412, method: 'POST', path: '/(Tasks|Workers)/' },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 503, applied: true },
  { kind: 'reset-before' },
  { kind: 'reset-after' },
  { kind: 'half-body' },
  { kind: 'html', status: 502 },
];

let bundle: Bundle;

beforeAll(async () => {
  bundle = await startBundle({
    ...secrets,
    RECORDING_ACCESS: 'signed',
    RECORDING_LINK: 'media',
    OUTCOME_BY_REASON: '{"hangup":"Abandoned","*":"Other"}',
    LINK_BY: 'customers.phone,from',
  });
  bundle.sandbox.addFault({ kind: 'callback-lost', times: 'always' });
  for (const fault of twilioAtTimes) bundle.sandbox.addFault({ ...fault, times: 'always', probability: 0.01 });
  bundle.sandbox.changeSettings({ rateLimits: { 'Task-List-EvaluateTaskAttributes': 10_000 }, syncMapRate: 0 });
});
afterAll(() => bundle.close());

async function send({ url, method, headers, body }: HostileRequest): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(url, {
    method,
    headers,
    body: body && new Uint8Array(body),
    signal: AbortSignal.timeout(12_000),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: bytes,
    ms: performance.now() - started,
  };
}

const describeRequest = ({ method, url, headers, body }: HostileRequest) =>
  `${method} ${url.slice(0, 1000)} ${JSON.stringify(headers)} ${body?.toString().slice(0, 1000) ?? ''}`;

test(
  `${wanted} hostile requests (seed ${seed}): the promised reply, nothing lost, nothing leaked`,
  async () => {
    const problems: string[] = [];
    const accessOf = new Map(bundle.functions.routes.map(({ path, access }) => [path, access]));

    async function run(lane: Lane, number: number): Promise<void> {
      const dice = throwDice(seed * 1000 + number);
      for (let sent = 0; sent < wanted / lanes && problems.length < 20; sent++) {
        const request = hostileRequest(dice.pick(targets), lane, bundle.functions.url, dice);
        const answer = await send(request);
        const wrong = [...judgeAnswer(request, answer, accessOf.get(request.target.path)!), ...lane.damage()];
        problems.push(
          ...wrong.map((each) => `lane ${number}, request ${sent}: ${each}\n  after ${describeRequest(request)}`),
        );
      }
    }
    await Promise.all(Array.from({ length: lanes }, (_, number) => run(openLane(bundle.sandbox, number), number)));

    const defects = bundle.functions.log
      .filter(({ line }) => line.code === 'unexpected')
      .map(({ line }) => JSON.stringify(line));
    const leaks = bundle.functions.log.flatMap(({ line }) =>
      leaksInLog(line).map((canary) => `${canary} in ${JSON.stringify(line)}`),
    );
    expect([...problems, ...defects, ...leaks].slice(0, 20)).toEqual([]);
  },
  60_000 + wanted * 50,
);

test('every Function is a target', () => {
  const served = bundle.functions.routes.filter(({ type }) => type === 'function').map(({ path }) => path);

  expect(targets.map(({ path }) => path).toSorted()).toEqual(served.toSorted());
});
