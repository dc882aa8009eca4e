/** Faults of requests as callers meet them; faults/fault-list, gateway/answer-twilio and gateway/faulty-reply share it. */
import twilio from 'twilio';
import { accountSid, authToken } from '../../../sandbox/state/account';
import { conferenceSid, taskSids, workspaceSid } from '../../../sandbox/state/fixed-sids';
import { callTwilio, client, control, sandbox, tasksPath, useSandbox, workspace } from '../../harness/use-sandbox';

useSandbox();

const task = () => workspace.tasks(taskSids.queuedCall);
const path = `${tasksPath}/${taskSids.queuedCall}`;
const stored = () => sandbox().state.tasks.get(taskSids.queuedCall)?.attributes;
const write = () => task().update({ attributes: '{"written":true}' });

test('an error answer is Twilio’s and leaves the task alone', async () => {
  sandbox().addFault({ kind: 'status', status: 429, retryAfter: 2, method: 'POST' });

  const answer = await callTwilio(path, { form: { Attributes: '{"written":true}' } });

  expect(await answer.json()).toMatchObject({ code: 20_429, status: 429, more_info: expect.any(String) });
  expect(answer.headers.get('retry-after')).toBe('2');
  expect(stored()).not.toContain('written');
});

test('an error answer can hide that the write was applied', async () => {
  sandbox().addFault({ kind: 'status', status: 503, applied: true });

  await expect(write()).rejects.toMatchObject({ status: 503 });
  expect(stored()).toBe('{"written":true}');
});

test.each([
  ['html', /^<html>/],
  ['empty', /^$/],
] as const)('a body can be %s', async (kind, body) => {
  sandbox().addFault({ kind, status: 502 });

  const answer = await callTwilio(path);

  expect(answer.status).toBe(502);
  expect(await answer.text()).toMatch(body);
});

test.each([
  ['reset-before', false],
  ['reset-after', true],
  ['half-body', true],
] as const)('%s breaks the connection; the write is applied: %s', async (kind, applied) => {
  sandbox().addFault({ kind });

  await expect(write()).rejects.toThrow(/aborted|ECONNRESET|socket hang up/);
  expect(stored()?.includes('written')).toBe(applied);
});

test('an answer without its ETag is right but for that, and is applied', async () => {
  const before = await callTwilio(path);
  sandbox().addFault({ kind: 'no-etag' });

  const answer = await callTwilio(path, { form: { Attributes: '{"written":1}' } });

  expect([before.headers.has('etag'), answer.status, answer.headers.has('etag')]).toEqual([true, 200, false]);
  expect([await answer.json(), stored()]).toEqual([
    expect.objectContaining({ attributes: '{"written":1}' }),
    '{"written":1}',
  ]);
});

test('silence lasts until the caller gives up', async () => {
  sandbox().addFault({ kind: 'silence' });
  const impatient = twilio(accountSid, authToken, { timeout: 100 }).taskrouter.v1.workspaces(workspaceSid);

  await expect(impatient.tasks(taskSids.queuedCall).fetch()).rejects.toThrow('timeout');
  expect(sandbox().requests.list()[0]).toMatchObject({ status: null, fault: 'silence' });
});

test('a slow body keeps coming, and is applied', async () => {
  sandbox().addFault({ kind: 'slow-body' });

  const answer = await callTwilio(path, { form: { Attributes: '{"written":1}' } });

  const first = await answer.body!.getReader().read();
  expect([answer.status, first.value?.length, stored()]).toEqual([200, 1, '{"written":1}']);
});

test('a delay comes before the request is applied', async () => {
  sandbox().addFault({ kind: 'delay', delayMs: 50, method: 'POST' });
  const slow = task().update({ attributes: '{"slow":1}', ifMatch: '"0"' });
  await task().fetch();
  sandbox().putTask({ sid: taskSids.queuedCall, attributes: { quick: 1 } });

  await expect(slow).rejects.toMatchObject({ status: 412 });
});

test('meanwhile lets another client write between read and write', async () => {
  const requests = [{ method: 'POST', path, form: { Attributes: '{"other":1}' } }];
  sandbox().addFault({ kind: 'meanwhile', method: 'POST', requests });

  await expect(task().update({ attributes: '{}', ifMatch: '"0"' })).rejects.toMatchObject({ status: 412 });
  expect(stored()).toBe('{"other":1}');
});

test('meanwhile may concern another product than the request', async () => {
  sandbox().addFault({
    kind: 'meanwhile',
    host: '^api',
    requests: [{ method: 'POST', path, form: { Attributes: '{"other":1}' } }],
  });

  await client.conferences(conferenceSid).fetch();

  expect(stored()).toBe('{"other":1}');
});

test('a latency holds for every request', async () => {
  sandbox().changeSettings({ latencyMs: 30 });

  await task().fetch();
  await task().fetch();

  expect(
    sandbox()
      .requests.list()
      .every(({ ms }) => ms !== null && ms >= 29),
  ).toBe(true);
});

test('a fault strikes as often as told, and only what it matches', async () => {
  sandbox().addFault({ kind: 'status', status: 503, times: 2, method: 'GET', path: '/Tasks/WT', host: '^taskrouter' });
  await workspace.tasks.list();
  const statuses = [];
  for (let n = 0; n < 3; n += 1)
    statuses.push(
      await task()
        .fetch()
        .then(
          () => 200,
          ({ status }) => status,
        ),
    );

  expect(statuses).toEqual([503, 503, 200]);
});

test('probability is repeatable by its seed', async () => {
  const run = async () => {
    sandbox().reset();
    sandbox().addFault({ kind: 'status', times: 'always', probability: 0.5, seed: 7 });
    const statuses = [];
    for (let n = 0; n < 20; n += 1) statuses.push((await callTwilio(path)).status);
    return statuses;
  };

  const first = await run();

  expect(await run()).toEqual(first);
  expect(new Set(first)).toEqual(new Set([200, 503]));
});

describe('over HTTP', () => {
  test('faults are added, listed and removed', async () => {
    const added = await control('POST', '/faults', { kind: 'status', status: 412, path: '/Tasks/' });
    const removed = await control('DELETE', `/faults?id=${added.body.faults[0].id}`);

    expect(added.body.faults).toMatchObject([{ kind: 'status', status: 412, struck: 0 }]);
    expect(removed.body.faults).toEqual([]);
  });

  test.each([
    [{ kind: 'gremlin' }, 'Unknown kind'],
    [{ kind: 'status', pathh: 'x' }, 'Unknown field pathh'],
    [{ kind: 'status', status: '503' }, 'must be a number'],
    [{ kind: 'status', times: 'twice' }, 'times must be a number or "always"'],
    [{ kind: 'status', path: '(' }, 'Invalid regular expression'],
  ])('%j is refused with the reason', async (fault, reason) => {
    const answer = await control('POST', '/faults', fault);

    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(reason);
  });
});
