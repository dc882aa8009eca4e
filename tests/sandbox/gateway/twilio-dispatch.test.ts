import { taskSids } from '../../../sandbox/state/fixed-sids';
import { callTwilio, client, sandbox, tasksPath, useSandbox, workspace } from '../../harness/use-sandbox';

useSandbox();

const path = `${tasksPath}/${taskSids.queuedCall}`;

test.each([
  ['no credentials', ''],
  ['wrong credentials', `Basic ${Buffer.from('ACx:y').toString('base64')}`],
])('%s: 401 with code 20003', async (_, Authorization) => {
  const answer = await callTwilio(path, { headers: { Authorization } });

  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({
    code: 20_003,
    message: 'Authenticate',
    more_info: 'https://www.twilio.com/docs/errors/20003',
    status: 401,
  });
});

test.each([
  ['GET', `${tasksPath}/WTffffffffffffffffffffffffffffffff`, 404, 20_404],
  ['GET', '/v1/Workspaces/WSffffffffffffffffffffffffffffffff/Tasks', 404, 20_404],
  ['GET', '/v1/Nothing', 404, 20_404],
  ['DELETE', tasksPath, 405, 20_004],
])('%s %s: %i with code %i', async (method, unknown, status, code) => {
  const answer = await callTwilio(unknown, { method });

  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ code, status });
});

test('is reached through the SDK by product', async () => {
  const account = await client.api.v2010.accounts(client.accountSid).fetch();

  expect(account.status).toBe('active');
  expect(sandbox().requests.list()).toMatchObject([{ host: 'api.twilio.com', operation: 'FetchAccount' }]);
});

test('a path of another product is not found', async () => {
  const answer = client.request({ method: 'get', uri: `https://api.twilio.com${path}` });

  expect((await answer).statusCode).toBe(404);
});

test('one connection serves many requests', async () => {
  for (let n = 0; n < 20; n += 1) await workspace.tasks(taskSids.queuedCall).fetch();

  expect(sandbox().requests.list()).toHaveLength(20);
});

test('a workspace takes its event callback', async () => {
  const url = 'https://example.twil.io/webhooks/taskrouter-event#rc=2&rp=5xx,ct';

  const updated = await workspace.update({ eventCallbackUrl: url, eventsFilter: 'task.created' });

  expect(updated).toMatchObject({ eventCallbackUrl: url, eventsFilter: 'task.created' });
  expect((await client.taskrouter.v1.workspaces.list())[0]?.eventsFilter).toBe('task.created');
});

test('a workspace refuses an event callback that is no address', async () => {
  await expect(workspace.update({ eventCallbackUrl: 'functions' })).rejects.toMatchObject({ status: 400 });
});
