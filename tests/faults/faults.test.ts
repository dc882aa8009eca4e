/** Every Function under every fault: its reply, its writes, and what stands on the task afterwards. docs/faults.md is this table. */
import { isDeepStrictEqual } from 'node:util';
import { codes, type Code } from '../../assets/reply/codes';
import { type Fault } from '../../sandbox/faults/fault';
import { startBundle, type Bundle } from '../harness/bundle';
import { expectedOutcome, faultCases, type FaultCase, type Struck } from './fault-table';
import { faultyFunctions, variables, type FaultyFunction } from './faulty-functions';
import { pathOf, putAttributes, stateAfter, theirs, writesApplied, type Reply, type Scene } from './scene';

/** Milliseconds in which a Function must have answered: the 8 s promised, and one for a busy machine. */
const promised = 9000;

interface Ran {
  /** As the table tells it. */
  outcome: { code: string; writes: number; state: string };
  replies: Reply[];
}

interface Case {
  fault: FaultCase;
  subject: FaultyFunction;
}

let bundle: Bundle;
const ran = new Map<string, Ran>();
const keyOf = ({ fault, subject }: Case) => `${fault.name}: ${subject.name}`;

const cases: Case[] = faultCases.flatMap((fault) =>
  faultyFunctions.filter((subject) => expectedOutcome(fault, subject)).map((subject) => ({ fault, subject })),
);

const strikesWith = ({ fault: { faults = [] } }: Case, fits: (fault: Struck) => boolean) => faults.some(fits);
const skewed = cases.filter(({ fault }) => fault.clockSkew);
/** Those that use up all the time a Function has. */
const lasting = cases.filter((each) =>
  strikesWith(each, ({ times, retryAfter, status }) => times === 'always' && !retryAfter && status !== 401),
);
/** Those that wait for an answer once. */
const waiting = cases.filter((each) => !lasting.includes(each) && strikesWith(each, ({ kind }) => kind === 'silence'));
const brief = cases.filter((each) => ![...skewed, ...lasting, ...waiting].includes(each));

const full = (attributes: object) => {
  const length = JSON.stringify({ ...attributes, filler: '' }).length;
  return JSON.stringify({ ...attributes, filler: 'x'.repeat(4096 - length) });
};

/** Answers the ids of the faults it set. */
function arm({ strikes, faults = [], meanwhile, attributes }: FaultCase, scene: Scene): number[] {
  const { read, write } = scene;
  const before = JSON.parse(scene.before) as object;
  const struck = { read: [read], write: [write], everything: [read, write], nothing: [] }[strikes];
  const wanted = struck.flatMap((pattern): Fault[] =>
    pattern ? faults.map((fault) => ({ ...fault, ...pattern })) : [],
  );
  const path = pathOf(scene);
  const requests = {
    writes: [{ method: 'POST', path, form: { Attributes: JSON.stringify({ ...before, ...theirs }) } }],
    deletes: [{ method: 'DELETE', path }],
  };
  if (meanwhile) wanted.push({ kind: 'meanwhile', ...write, requests: requests[meanwhile] });
  if (attributes)
    putAttributes(bundle, scene, { broken: '{"call_sid":"CA1', null: null, full: full(before) }[attributes]);
  return wanted.map((fault) => bundle.sandbox.addFault(fault));
}

async function callAsTold({ calls }: FaultCase, scene: Scene): Promise<Reply[]> {
  if (calls === 'five at once') return Promise.all(Array.from({ length: 5 }, () => scene.call()));
  if (calls === 'twice') await scene.call();
  if (calls === 'after a later one') await scene.later!.call();
  return [await scene.call()];
}

const both =
  (first: Scene['ours'], second: Scene['ours']): Scene['ours'] =>
  (before) =>
    second(first(before));

async function run({ fault, subject }: Case): Promise<void> {
  const scene = await subject.arrange(bundle);
  const armed = arm(fault, scene);
  const { later } = scene;
  if (fault.calls === 'after a later one') scene.ours = both(scene.ours, later!.ours);

  const replies = await callAsTold(fault, scene);
  for (const id of armed) bundle.sandbox.faults.remove(id);
  const seen = new Set(replies.map((reply) => reply.code));
  const bothMayCome =
    fault.calls === 'five at once' && [...seen].every((code) => code === 'changed' || code === 'unchanged');
  const code = bothMayCome ? 'changed or unchanged' : [...seen].join(' and ');
  ran.set(keyOf({ fault, subject }), {
    replies,
    outcome: { code, writes: writesApplied(bundle, scene), state: stateAfter(bundle, scene) },
  });
}

async function runInLanes(waiting: Case[], lanes: number): Promise<void> {
  const left = waiting.toReversed();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let next = left.pop(); next; next = left.pop()) await run(next);
    }),
  );
}

/** Our clock, which is wrong; the sandbox's is put right by as much. */
async function runSkewed(each: Case): Promise<void> {
  const { now } = Date;
  Date.now = () => now() + each.fault.clockSkew!;
  bundle.sandbox.clock.set(now());
  await run(each).finally(() => {
    Date.now = now;
    bundle.sandbox.clock.set(now());
  });
}

/** The status that goes with a code, for this caller. */
function statusOf({ path }: FaultyFunction, code: string): number {
  const { status, webhookStatus } = codes[(code === 'changed or unchanged' ? 'changed' : code) as Code];
  return path.startsWith('/webhooks') ? webhookStatus : status;
}

/** What a case came to beside what it must come to, in the same shape. */
function compared({ fault, subject }: Case) {
  const { outcome, replies } = ran.get(keyOf({ fault, subject }))!;
  const expected = expectedOutcome(fault, subject)!;
  const writes =
    expected.writes === '1 to 5' && outcome.writes >= 1 && outcome.writes <= 5 ? outcome.writes : expected.writes;
  const inTime = replies.every(({ ms }) => ms < promised);
  return {
    seen: { ...outcome, statuses: replies.map(({ status }) => status), inTime },
    expected: { ...expected, writes, statuses: replies.map(() => statusOf(subject, expected.code)), inTime: true },
  };
}

function isAsExpected(each: Case): boolean {
  const { seen, expected } = compared(each);
  return isDeepStrictEqual(seen, expected);
}

beforeAll(async () => {
  bundle = await startBundle(variables);
  // Callbacks are sent by the cases themselves; the sandbox's own would come in between.
  bundle.sandbox.addFault({ kind: 'callback-lost', times: 'always' });
  for (const each of skewed) await runSkewed(each);
  await runInLanes(brief, 6);
  // What only waits can wait together, as far as the 50 sockets go that Functions keep; silence holds one.
  await Promise.all([runInLanes(lasting, lasting.length), runInLanes(waiting, 20)]);

  // A machine that is busy with something else makes Twilio look slow: whatever that spoiled is tried again, with more room.
  for (const lanes of [20, 10, 5])
    await runInLanes(
      cases.filter((each) => !each.fault.clockSkew && !isAsExpected(each)),
      lanes,
    );
}, 180_000);
afterAll(() => bundle.close());

describe.each(faultCases)('$name', (fault) => {
  test.each(faultyFunctions.filter((subject) => expectedOutcome(fault, subject)))('$name', (subject) => {
    const { seen, expected } = compared({ fault, subject });

    expect(seen).toEqual(expected);
  });
});

test('every Function is in the matrix', () => {
  const served = bundle.functions.routes.filter(({ type }) => type === 'function').map(({ path }) => path);

  expect([...new Set(faultyFunctions.map(({ path }) => path))].toSorted()).toEqual(served.toSorted());
});
