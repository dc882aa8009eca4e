import { taskSids, workspaceSid } from '../../../sandbox/state/fixed-sids';
import { callTwilio, client, control, sandbox, tasksPath, useSandbox, workspace } from '../../harness/use-sandbox';

useSandbox();

const path = `${tasksPath}/${taskSids.queuedCall}`;

describe('Twilio’s side', () => {
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
});

describe('the control side', () => {
  test('the log has what was sent, without credentials', async () => {
    await callTwilio(path, { form: { Attributes: '{}' }, headers: { 'If-Match': '0' } });

    const { body } = await control('GET', '/requests');

    expect(body.requests).toMatchObject([
      {
        method: 'POST',
        path,
        form: { Attributes: '{}' },
        headers: { 'if-match': '0' },
        operation: 'UpdateTask',
        status: 200,
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('Basic');
  });

  test('the state can be read whole', async () => {
    const { body } = await control('GET', '/state');

    expect(body.workspace.sid).toBe(workspaceSid);
    expect(body.tasks[0]).toMatchObject({ sid: taskSids.queuedCall, parsedAttributes: { direction: 'inbound' } });
  });

  test('the clock is set and pushed', async () => {
    await control('POST', '/clock', { now: '2030-01-01T00:00:00Z' });
    const { body } = await control('POST', '/clock', { advanceSeconds: 90 });

    expect(body.now).toMatch(/^2030-01-01T00:01:30/);
  });

  test('a task can be put into conditions TaskRouter would refuse', async () => {
    await control('POST', '/tasks', { sid: taskSids.queuedCall, attributes: 'not JSON', assignmentStatus: 'assigned' });

    const task = await workspace.tasks(taskSids.queuedCall).fetch();

    expect(task).toMatchObject({ attributes: 'not JSON', assignmentStatus: 'assigned' });
  });

  test('reset goes back to the seed but keeps the event callback', async () => {
    sandbox().sendEventsTo('http://127.0.0.1:9/events');
    await workspace.tasks.create({});
    await control('POST', '/settings', { latencyMs: 1 });

    await control('POST', '/reset');

    expect(sandbox().state.tasks.size).toBe(3);
    expect(sandbox().settings.latencyMs).toBe(0);
    expect(sandbox().state.workspace.eventCallbackUrl).toBe('http://127.0.0.1:9/events');
  });

  test.each([
    ['POST', '/settings', { latency: 1 }, 400, 'Unknown setting latency'],
    ['POST', '/settings', { latencyMs: 'slow' }, 400, 'must be a number'],
    ['POST', '/clock', {}, 400, 'advanceSeconds'],
    ['POST', '/tasks', { sid: 'WT0' }, 400, 'No task WT0'],
    ['GET', '/nothing', undefined, 404, 'No GET /sandbox/nothing here'],
  ])('%s %s with %j: %i', async (method, at, input, status, reason) => {
    const answer = await control(method, at, input);

    expect(answer.status).toBe(status);
    expect(answer.body.error).toContain(reason);
  });
});
