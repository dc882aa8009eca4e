import { activitySids, taskSids, workerSids } from '../../../../sandbox/state/fixed-sids';
import { callTwilio, control, sandbox, useSandbox, workspace } from '../../../harness/use-sandbox';

useSandbox();

const alice = () => workspace.workers(workerSids.alice);
const eventTypes = () =>
  sandbox()
    .events.list()
    .map(({ type }) => type);
const namesOf = (workers: { friendlyName: string }[]) => workers.map(({ friendlyName }) => friendlyName);

describe('one worker', () => {
  test('starts in the default activity', async () => {
    const worker = await workspace.workers.create({ friendlyName: 'dave', attributes: '{"a":1}' });

    expect(worker).toMatchObject({ activityName: 'Offline', available: false, attributes: '{"a":1}' });
    expect(eventTypes()).toEqual(['worker.created']);
  });

  test.each([
    ['a name in use, whatever its case', { friendlyName: 'ALICE' }],
    ['a name over 64 characters', { friendlyName: 'x'.repeat(65) }],
    ['attributes that are not JSON', { friendlyName: 'dave', attributes: '{' }],
    ['an unknown activity', { friendlyName: 'dave', activitySid: `WA${'f'.repeat(32)}` }],
  ])('is refused with %s', async (_, parameters) => {
    await expect(workspace.workers.create(parameters)).rejects.toMatchObject({ status: 400 });
  });

  test('keeps its name when that is sent again', async () => {
    const worker = await alice().update({ friendlyName: 'Alice' });

    expect(worker.friendlyName).toBe('Alice');
  });

  test('is written conditionally', async () => {
    const { headers } = await alice().fetchWithHttpInfo();
    await alice().update({ attributes: '{"first":1}', ifMatch: headers?.etag });

    const late = alice().update({ attributes: '{"second":1}', ifMatch: headers?.etag });

    await expect(late).rejects.toMatchObject({ status: 412 });
    expect((await alice().fetch()).attributes).toBe('{"first":1}');
  });

  test('has no ETag, and no condition, where TaskRouter sends none', async () => {
    sandbox().changeSettings({ workerETags: false });

    const { headers } = await alice().fetchWithHttpInfo();
    const updated = await alice().update({ attributes: '{}', ifMatch: '"99"' });

    expect(headers?.etag).toBeUndefined();
    expect(updated.attributes).toBe('{}');
  });

  test('tells of new attributes and of a new activity', async () => {
    sandbox().clock.advance(90_000);
    await alice().update({ attributes: '{"a":1}', activitySid: activitySids.break });

    const [attributes, activity] = sandbox()
      .events.list()
      .map(({ parameters }) => parameters);
    expect(attributes).toMatchObject({
      EventType: 'worker.attributes.update',
      ResourceType: 'worker',
      WorkerAttributes: '{"a":1}',
      WorkerVersion: '1',
    });
    expect(activity).toMatchObject({
      EventType: 'worker.activity.update',
      WorkerActivityName: 'Break',
      WorkerPreviousActivityName: 'Available',
      WorkerTimeInPreviousActivity: '90',
    });
  });

  test('gives back what was offered to it when it leaves', async () => {
    sandbox().actions.route({ task: taskSids.queuedCall, worker: workerSids.bob });

    await workspace
      .workers(workerSids.bob)
      .update({ activitySid: activitySids.offline, rejectPendingReservations: true });

    expect(sandbox().state.tasks.get(taskSids.queuedCall)?.assignmentStatus).toBe('pending');
  });

  test('is deleted unless it has work', async () => {
    await workspace.workers(workerSids.carol).remove();

    await expect(alice().remove()).rejects.toMatchObject({ status: 400 });
    expect(sandbox().state.workers.size).toBe(2);
  });
});

describe('a list', () => {
  test.each([
    ['a name in any case', { friendlyName: 'Bob' }, ['bob']],
    ['an activity', { activityName: 'Offline' }, ['carol']],
    ['availability', { available: 'true' }, ['alice', 'bob']],
    ['a queue', { taskQueueName: 'Sales' }, ['alice', 'carol']],
    ['an expression', { targetWorkersExpression: "email == 'bob@example.com'" }, ['bob']],
  ])('is limited by %s', async (_, filter, expected) => {
    expect(namesOf(await workspace.workers.list(filter))).toEqual(expected);
  });

  test('carries attributes, or null as Twilio documents', async () => {
    const [carried] = await workspace.workers.list({ limit: 1 });
    sandbox().changeSettings({ listedAttributes: 'null' });
    const [documented] = await workspace.workers.list({ limit: 1 });

    expect(carried?.attributes).toContain('contact_uri');
    expect(documented?.attributes).toBeNull();
  });

  test('evaluates expressions three times a second and no more', async () => {
    const path = `/v1/Workspaces/${sandbox().state.workspace.sid}/Workers?TargetWorkersExpression=${encodeURIComponent('1==1')}`;

    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await callTwilio(path)).status);

    expect(statuses).toEqual([200, 200, 200, 429]);
  });
});

describe('thousands of workers', () => {
  const agents = Array.from({ length: 5000 }, (_, n) => ({
    friendlyName: `agent-${n}`,
    attributes: { email: `agent-${n}@example.com` },
  }));

  test('are listed by the thousand, each once', async () => {
    sandbox().putWorkers(agents);

    const workers = await workspace.workers.list({ pageSize: 1000 });

    expect(new Set(namesOf(workers)).size).toBe(5003);
    expect(sandbox().requests.list()).toHaveLength(6);
  });

  test('are written no faster than the limit', async () => {
    sandbox().changeSettings({ rateLimits: { 'Worker-Write': 20 } });
    const sids = sandbox().putWorkers(agents.slice(0, 30));

    const updates = await Promise.allSettled(sids.map((sid) => workspace.workers(sid).update({ attributes: '{}' })));

    const refused = updates.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(10);
    expect(refused[0]).toMatchObject({ reason: { status: 429, code: 20_429 } });
  });

  test('are added over HTTP too', async () => {
    const { body } = await control('POST', '/workers', agents.slice(0, 3));

    expect(body.sids).toHaveLength(3);
    expect((await workspace.workers(body.sids[2]).fetch()).friendlyName).toBe('agent-2');
  });
});
