/**
 * workers:sync as a process that is interrupted, killed, or not alone: results stay true, nothing is lost or written
 * twice; workers-sync/sync, workers-sync/write/ and workers-sync/tell/ share it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { startBundle, type Bundle } from '../../harness/bundle';
import { updateWorker, workerOnTwilio, workersToken } from '../../harness/workers';
import { buildSyncTool, type SyncTool } from '../../harness/workers-sync';

let bundle: Bundle;
let tool: SyncTool;
let sids: string[];
const size = 40;

beforeAll(async () => {
  bundle = await startBundle({ WORKERS_API_TOKEN: workersToken });
  tool = buildSyncTool();
});
afterAll(async () => {
  tool.remove();
  await bundle.close();
});
beforeEach(() => {
  bundle.sandbox.reset();
  sids = bundle.sandbox.putWorkers(
    Array.from({ length: size }, (_, number) => ({
      friendlyName: `agent${number}`,
      attributes: { contact_uri: `client:${number}`, theirs: null },
    })),
  );
});

/** A file that gives every agent the attribute. */
function fileOf(attribute: string): string {
  return tool.write(
    `${attribute}.csv`,
    `FriendlyName,${attribute}\n${sids.map((_, number) => `agent${number},x${number}`).join('\n')}\n`,
  );
}

const worker = (number: number) => workerOnTwilio(bundle, sids[number]);
const written = (attribute: string) =>
  sids.filter((_, number) => worker(number).attributes[attribute] === `x${number}`);
const updates = () => bundle.sandbox.requests.list().filter(({ operation }) => operation === 'UpdateWorker').length;

async function untilWritten(count: number): Promise<void> {
  while (updates() < count) await sleep(10);
}

/** SIDs that the results call written. */
const told = (file: string) =>
  [...tool.results(file).values()].filter(({ code }) => code === 'changed').map(({ worker_sid: sid }) => sid);

test('Ctrl-C ends what is under way and leaves true results; --resume does the rest, once', async () => {
  const file = fileOf('location');
  const { child, ended } = tool.start(bundle.sandbox, [file, '--max-rate', '40']);
  await untilWritten(10);

  child.kill('SIGINT');
  const interrupted = await ended;

  expect(interrupted.code).toBe(130);
  expect(told(file).toSorted()).toEqual(written('location').toSorted());
  expect([...tool.results(file).values()].filter(({ code }) => code === 'not-started')).toHaveLength(
    size - told(file).length,
  );

  const resumed = await tool.run(bundle.sandbox, file, '--resume');
  expect([resumed.code, updates()]).toEqual([0, size]);
  expect(written('location')).toHaveLength(size);
  expect(resumed.out).toMatch(/^\d+ rows finished before\.\n/);
});

test('a second Ctrl-C does not wait for answers, and claims nothing', async () => {
  const file = fileOf('phone');
  bundle.sandbox.addFault({ kind: 'silence', method: 'POST', times: 'always' });
  const { child, ended } = tool.start(bundle.sandbox, [file]);
  // Nothing under way is nothing to wait for: the first Ctrl-C would end it.
  while (!bundle.sandbox.requests.list().some(({ fault }) => fault === 'silence')) await sleep(10);

  child.kill('SIGINT');
  await sleep(100);
  child.kill('SIGINT');

  expect((await ended).code).toBe(130);
  expect(told(file)).toEqual([]);
});

test('a run that was killed resumes without writing any worker twice', async () => {
  const file = fileOf('location');
  const { child, ended } = tool.start(bundle.sandbox, [file, '--max-rate', '40']);
  await untilWritten(10);

  child.kill('SIGKILL');
  await ended;
  const before = told(file);
  const { code } = await tool.run(bundle.sandbox, file, '--resume');

  expect(written('location')).toEqual(expect.arrayContaining(before));
  expect([code, updates(), written('location').length]).toEqual([0, size, size]);
});

test('a changed file, or another set of ignored columns, is nothing to go on with', async () => {
  const file = fileOf('location');
  await tool.run(bundle.sandbox, file);

  const other = await tool.run(bundle.sandbox, file, '--resume', '--ignore', 'shift');
  tool.write('location.csv', 'FriendlyName,location\nagent0,y\n');
  const changed = await tool.run(bundle.sandbox, file, '--resume');

  expect([other.code, changed.code]).toEqual([2, 2]);
  expect(changed.err).toMatch(/belongs to another file/);
});

test('two runs at once and callers of update-worker all find what they wrote, and Flex what it had', async () => {
  const files = [fileOf('location'), fileOf('manager')];
  const callers = Promise.all(
    sids.map((WorkerSid, number) => updateWorker(bundle, { WorkerSid, team_id: `x${number}` })),
  );

  const runs = await Promise.all(files.map((file) => tool.run(bundle.sandbox, file, '--max-rate', '200')));

  expect((await callers).map(({ body }) => body.code)).toEqual(sids.map(() => 'changed'));
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  for (const [number] of sids.entries()) {
    expect(worker(number).attributes).toEqual({
      contact_uri: `client:${number}`,
      theirs: null,
      location: `x${number}`,
      manager: `x${number}`,
      team_id: `x${number}`,
    });
  }
});

test('rows that Twilio refuses for their number are written later, each once', async () => {
  bundle.sandbox.changeSettings({ rateLimits: { 'Worker-Write': 15 } });

  const { code, out, err } = await tool.run(bundle.sandbox, fileOf('location'), '--max-rate', '500');

  expect([code, written('location').length]).toEqual([0, size]);
  expect(sids.map((_, number) => worker(number).version)).toEqual(sids.map(() => 1));
  expect(out).toMatch(/Twilio asked \d+ times? for fewer requests/);
  expect(err).toBe('');
});

test('a write whose answer was lost is found to be done, not done again', async () => {
  bundle.sandbox.addFault({ kind: 'reset-after', method: 'POST', path: 'Workers', times: 3 });

  const { code } = await tool.run(bundle.sandbox, fileOf('location'));

  expect([code, written('location').length]).toEqual([0, size]);
  expect(sids.map((_, number) => worker(number).version)).toEqual(sids.map(() => 1));
});

test('rows that fail are told and are tried again by --resume', async () => {
  const file = fileOf('location');
  bundle.sandbox.addFault({ kind: 'status', status: 400, method: 'POST', path: sids[3], times: 'always' });

  const failed = await tool.run(bundle.sandbox, file);
  bundle.sandbox.faults.remove();
  const resumed = await tool.run(bundle.sandbox, file, '--resume');

  expect([failed.code, resumed.code]).toEqual([1, 0]);
  expect(failed.out).toMatch(/line 5, agent3: unexpected, TaskRouter refused the request \(Twilio error \d+\)/);
  expect(written('location')).toHaveLength(size);
});

test('wrong credentials end the run before anything is written', async () => {
  const file = fileOf('location');
  bundle.sandbox.addFault({ kind: 'status', status: 401, path: 'Workers', times: 'always' });

  const { code, err } = await tool.run(bundle.sandbox, file);

  expect([code, updates()]).toEqual([2, 0]);
  expect(err).toBe('Twilio refused ACCOUNT_SID and AUTH_TOKEN.\n');
});
