/**
 * Rows that stand on one line, as JSON.stringify and `jq -c` write them, are rows of their own: workers-sync/plan/ and
 * workers-sync/write/ share it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { buildSyncTool, type SyncTool } from '../../harness/workers-sync';

let sandbox: Sandbox;
let tool: SyncTool;
let sids: string[];
const size = 40;

beforeAll(async () => {
  sandbox = await startSandbox();
  tool = buildSyncTool();
});
afterAll(async () => {
  tool.remove();
  await sandbox.close();
});
beforeEach(() => {
  sandbox.reset();
  sids = sandbox.putWorkers(Array.from({ length: size }, (_, number) => ({ friendlyName: `agent${number}` })));
});

const minified = (rows: object[]) => tool.write('agents.json', JSON.stringify(rows));
const agents = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ FriendlyName: `agent${number}`, location: 'London' }));
const written = () => sids.filter((sid) => sandbox.state.workers.get(sid)!.attributes.includes('London')).length;
const updates = () => sandbox.requests.list().filter(({ operation }) => operation === 'UpdateWorker').length;
const codesIn = (file: string) =>
  [...tool.results(file).values()].map(({ row, line, code }) => `${row} ${line} ${code}`);

test('a row without a worker fails the run though a later one is written', async () => {
  const file = minified([
    { FriendlyName: 'nobody', location: 'x' },
    { FriendlyName: 'noone', location: 'x' },
    ...agents(1),
  ]);

  const { code, out } = await tool.run(sandbox, file);

  expect([code, codesIn(file).toSorted()]).toEqual([
    1,
    ['1 1 worker-not-found', '2 1 worker-not-found', '3 1 changed'],
  ]);
  expect(out).toContain('3 rows: 2 worker-not-found, 1 changed.');
});

test('an interrupted run says so, and --resume writes the rest, each worker once', async () => {
  const file = minified(agents(size));
  const { child, ended } = tool.start(sandbox, [file, '--max-rate', '40']);
  while (updates() < 10) await sleep(10);

  child.kill('SIGINT');
  const interrupted = await ended;
  const [left, before] = [codesIn(file).filter((row) => row.endsWith('not-started')).length, written()];
  const resumed = await tool.run(sandbox, file, '--resume');

  expect([interrupted.code, left]).toEqual([130, size - before]);
  expect([resumed.code, written(), updates()]).toEqual([0, size, size]);
  expect(left).toBeGreaterThan(0);
});

test('--resume tries the rows again that failed', async () => {
  const file = minified(agents(5));
  sandbox.addFault({ kind: 'status', status: 400, method: 'POST', path: sids[1], times: 'always' });

  const failed = await tool.run(sandbox, file);
  sandbox.faults.remove();
  const resumed = await tool.run(sandbox, file, '--resume');

  expect([failed.code, resumed.code, written()]).toEqual([1, 0, 5]);
});

test('two rows that name one worker are told apart by their number', async () => {
  const again = minified([...agents(2), { FriendlyName: 'AGENT1', location: 'Leeds' }]);
  const byOtherKey = JSON.stringify([...agents(1), { WorkerSid: sids[0], location: 'Leeds' }]);

  const same = await tool.run(sandbox, again);
  const other = await tool.run(sandbox, tool.write('other.json', byOtherKey));

  expect([same.code, other.code, updates()]).toEqual([2, 2, 0]);
  expect(same.err).toContain('names the same worker as row 2; keep one row for each worker');
  expect(other.err).toContain('names the same worker as row 2; keep one row for each worker');
});

test('wrong values of many rows on one line each have their column', async () => {
  const { code, err } = await tool.run(
    sandbox,
    minified([1, 2, 3].map((number) => ({ FriendlyName: `agent${number}`, roles: 'admin' }))),
  );

  expect(code).toBe(2);
  expect(err).toMatch(/agents\.json:1, column 35 \(roles\): .* \[also line 1:77, 1:119\]\n/);
});
