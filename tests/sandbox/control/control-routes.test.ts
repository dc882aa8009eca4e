import { taskSids, workspaceSid } from '../../../sandbox/state/fixed-sids';
import { callTwilio, control, sandbox, tasksPath, useSandbox, workspace } from '../../harness/use-sandbox';

useSandbox();

const path = `${tasksPath}/${taskSids.queuedCall}`;

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
