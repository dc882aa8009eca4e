/**
 * The write test as a whole, temporary-task.ts included: a Function over HTTP, a task on TaskRouter, nothing left
 * afterwards.
 */
import { openAccount } from '../../../../cli/account/twilio-account';
import { judge, writeTest } from '../../../../cli/doctor/checks/write-test';
import { assertRequestsConform } from '../../../harness/openapi';
import { seed, startBundle, type Bundle } from '../../../harness/bundle';

let bundle: Bundle;
const environment = {
  ACCOUNT_SID: seed.accountSid,
  AUTH_TOKEN: seed.authToken,
  TASKROUTER_WORKSPACE_SID: seed.workspaceSid,
};

beforeAll(async () => {
  bundle = await startBundle();
});
afterAll(() => bundle.close());
beforeEach(() => bundle.sandbox.reset());

function tryWriting(changed: Record<string, string> = {}, domain = bundle.functions.url.replace('http://', '')) {
  const all = { ...environment, ...changed };
  return writeTest({
    context: openAccount(environment).spend(15_000),
    environment: all,
    inFile: all,
    file: '.env',
    domain,
  });
}
const counts = () => [
  bundle.sandbox.state.tasks.size,
  bundle.sandbox.state.taskQueues.size,
  bundle.sandbox.state.workflows.size,
];
const offered = () => bundle.sandbox.events.list().filter(({ type }) => type.startsWith('reservation'));

test('writes through the Function, reads back and leaves nothing', async () => {
  bundle.sandbox.changeSettings({ autoRouting: true });
  const before = counts();

  const reports = await tryWriting();

  expect(reports.map(({ status, about }) => `${status} ${about}`)).toEqual([
    'ok Write test',
    'ok Events',
    'ok If-Match',
    'ok If-Match',
    'ok Events',
    'ok Workers',
  ]);
  expect(counts()).toEqual(before);
  expect(() => assertRequestsConform(bundle.sandbox.requests.list())).not.toThrow();
});

test.each([
  [() => bundle.sandbox.changeSettings({ workerETags: false }), /^A worker has no ETag/],
  [() => bundle.sandbox.state.workers.clear(), /^There is no worker yet/],
])('what a worker’s answer carries is told: %#', async (arrange, why) => {
  arrange();

  expect((await tryWriting()).at(-1)).toMatchObject({ about: 'Workers', why: expect.stringMatching(why) });
});

test('no agent is ever offered the task', async () => {
  bundle.sandbox.changeSettings({ autoRouting: true });
  bundle.sandbox.putTask({ sid: seed.taskSids.queuedCall, assignmentStatus: 'completed' });

  await tryWriting();

  expect(offered()).toEqual([]);
});

test.each([
  [
    'a token that is not the primary one',
    { AUTH_TOKEN: 'e'.repeat(32) },
    undefined,
    /refused our signature \(status 403\)/,
  ],
  ['a domain nobody answers at', {}, 'localhost:1', /cannot be reached \(ECONNREFUSED\)/],
])('%s is told, and nothing is left', async (_, changed, domain, why) => {
  const before = counts();

  const reports = await tryWriting(changed, domain);

  expect(reports).toMatchObject([{ status: 'error', why: expect.stringMatching(why), todo: expect.any(String) }]);
  expect(counts()).toEqual(before);
});

test.each([
  ['TaskQueues', /the creation of a queue/],
  ['Workflows', /the creation of a workflow/],
  ['Tasks$', /the creation of a task/],
])('when %s cannot be created, what was created before is removed', async (part, why) => {
  const before = counts();
  bundle.sandbox.addFault({ kind: 'status', status: 403, method: 'POST', path: `/${part}` });

  const reports = await tryWriting();

  expect(reports).toMatchObject([{ status: 'error', why: expect.stringMatching(why) }]);
  expect(counts()).toEqual(before);
});

test('what may have been created although the answer was lost is named', async () => {
  bundle.sandbox.addFault({ kind: 'reset-after', method: 'POST', path: '/TaskQueues' });

  const reports = await tryWriting();

  expect(reports).toMatchObject([
    {
      status: 'error',
      todo: expect.stringMatching(/^It may exist nevertheless: remove the queue "flex-insights-functions doctor 2/),
    },
  ]);
});

test('what cannot be removed is named', async () => {
  bundle.sandbox.addFault({ kind: 'status', status: 403, method: 'DELETE', times: 'always' });

  const reports = await tryWriting();

  expect(reports.filter(({ status }) => status !== 'ok')).toMatchObject([
    { status: 'error', why: expect.stringMatching(/^Not removed: task WT\w+, workflow WW\w+, queue WQ\w+\.$/) },
  ]);
});

test.each([
  ['{"name":"flex-insights-functions doctor","foreign":null,"conversations":{"content":"now"}}', 'ok'],
  ['{"name":"flex-insights-functions doctor","foreign":null}', 'error'],
  ['{"name":"flex-insights-functions doctor","foreign":null,"conversations":{"content":"before"}}', 'error'],
  ['{"name":"flex-insights-functions doctor","conversations":{"content":"now"}}', 'error'],
])('the test task with %s is %s', (json, status) => {
  expect(judge(json, 'now').status).toBe(status);
});
