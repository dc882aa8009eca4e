import { accountSid } from '../../../../sandbox/state/account';
import { reservationSids, taskSids, workerSids, workspaceSid } from '../../../../sandbox/state/fixed-sids';
import { callTwilio, control, sandbox, useSandbox, workspace } from '../../../harness/use-sandbox';

useSandbox();

const eventsPath = `/v1/Workspaces/${workspaceSid}/Events`;
const minute = 60_000;
const task = () => workspace.tasks(taskSids.queuedCall);

async function updates(count: number) {
  for (let n = 1; n <= count; n += 1) await task().update({ attributes: `{"n":${n}}` });
}

const listRaw = async (query: string) => (await (await callTwilio(`${eventsPath}?${query}`)).json()) as any;
const typesOf = (events: { eventType: string }[]) => events.map(({ eventType }) => eventType);

test('an event has the callback’s parameters as text, in snake_case', async () => {
  await task().update({ assignmentStatus: 'canceled', reason: 'spam', attributes: '{"a":1}' });

  const [event] = await workspace.events.list({ eventType: 'task.canceled', limit: 1 });

  expect(event).toMatchObject({
    accountSid,
    workspaceSid,
    resourceType: 'task',
    resourceSid: taskSids.queuedCall,
    sid: sandbox().events.list().at(-1)?.sid,
    eventDateMs: sandbox().events.list().at(-1)?.at,
  });
  expect(event?.eventData).toMatchObject({
    task_sid: taskSids.queuedCall,
    task_attributes: '{"a":1}',
    task_version: '1',
    task_canceled_reason: 'spam',
    task_channel_unique_name: 'voice',
  });
});

test('an event whose callback is filtered or lost is here all the same', async () => {
  sandbox().sendEventsTo('http://127.0.0.1:9/', 'task.canceled');
  sandbox().addFault({ kind: 'callback-lost' });
  await task().update({ assignmentStatus: 'canceled' });
  await updates(1);

  const events = await workspace.events.list({ taskSid: taskSids.queuedCall });

  expect(typesOf(events)).toEqual(['task.updated', 'task.canceled', 'task.created']);
  sandbox().sendEventsTo('');
});

test('the seeded tasks began as any', async () => {
  const events = await workspace.events.list();

  expect(typesOf(events).filter((type) => type === 'task.created')).toHaveLength(3);
  expect(typesOf(events).filter((type) => type === 'reservation.accepted')).toHaveLength(2);
});

describe('the period', () => {
  test.each([
    ['the last 15 minutes, if nothing is said', {}, ['task.updated']],
    ['as many minutes as are asked for', { minutes: 20 }, ['task.updated', 'task.updated', 'task.created']],
  ])('is %s', async (_, period, expected) => {
    await updates(1);
    sandbox().clock.advance(15 * minute + 1000);
    await updates(1);

    const events = await workspace.events.list({ ...period, taskSid: taskSids.queuedCall });

    expect(typesOf(events)).toEqual(expected);
  });

  test('a date lifts the 15 minutes', async () => {
    const start = new Date(sandbox().clock.now() - minute);
    sandbox().clock.advance(60 * minute);

    const events = await workspace.events.list({ startDate: start, eventType: 'task.created' });

    expect(events).toHaveLength(3);
  });

  test('includes both its dates', async () => {
    sandbox().clock.set(Date.parse('2030-01-01T12:00:00Z'));
    await updates(1);
    const at = new Date(sandbox().events.list()[0].at).toISOString();

    const both = await listRaw(`StartDate=${at}&EndDate=${at}`);

    expect(both.events.map((event: any) => event.event_type)).toEqual(['task.updated']);
  });

  test('a clock that was set back puts the event where its time is', async () => {
    sandbox().clock.advance(10 * minute);
    await task().update({ attributes: '{"n":"later"}' });
    sandbox().clock.advance(-5 * minute);
    await task().update({ attributes: '{"n":"earlier"}' });

    const { events } = await listRaw(`Minutes=60&EventType=task.updated`);

    expect(events.map((event: any) => JSON.parse(event.event_data.task_attributes).n)).toEqual(['later', 'earlier']);
  });
});

test.each([
  ['TaskSid', taskSids.chat, 3],
  ['WorkerSid', workerSids.alice, 2],
  ['ReservationSid', reservationSids.chat, 2],
  ['EventType', 'reservation.created', 2],
  ['TaskQueueSid', 'WQ00000000000000000000000000000002', 3],
  ['TaskChannel', 'chat', 3],
  ['TaskChannel', 'TC00000000000000000000000000000003', 3],
  ['WorkflowSid', 'WW00000000000000000000000000000001', 7],
  ['Sid', 'EV00000000000000000000000000000001', 1],
  ['TaskSid', 'WT99999999999999999999999999999999', 0],
])('the filter %s=%s finds what it names', async (name, value, count) => {
  const { events } = await listRaw(`${name}=${value}`);

  expect(events).toHaveLength(count);
});

describe('pages', () => {
  test('follow each other by their tokens, each event once, whatever happens meanwhile', async () => {
    await updates(8);
    const first = await workspace.events.page({ taskSid: taskSids.queuedCall, pageSize: 4 });
    await updates(3);

    const second = await first.nextPage();
    const third = await second?.nextPage();

    const sids = [first, second, third].flatMap((page) => page?.instances.map(({ sid }) => sid));
    expect(new Set(sids).size).toBe(9);
    expect(third?.nextPageUrl).toBeUndefined();
  });

  test('have 50 events, or as many as are asked for up to 1000', async () => {
    await updates(60);

    const [asIs, all] = [await listRaw(''), await listRaw('PageSize=1000')];

    expect([asIs.events.length, all.events.length]).toEqual([50, 67]);
  });

  test.each(['PageSize=1001', 'Minutes=0', 'StartDate=soon', 'PageToken=PAEV1', 'PageToken=7'])(
    'are refused for %s',
    async (query) => {
      const answer = await callTwilio(`${eventsPath}?${query}`);

      expect(answer.status).toBe(400);
    },
  );

  test('are not reached by their number, but for the first one’s', async () => {
    const [second, first] = await Promise.all([
      callTwilio(`${eventsPath}?Page=1&PageSize=2`),
      callTwilio(`${eventsPath}?Page=0&PageSize=2`),
    ]);

    expect(await second.json()).toMatchObject({ status: 400, code: 40_153 });
    expect(first.status).toBe(200);
  });

  test('lead through 45,000 events of 5,000 tasks, a thousand at a time', async () => {
    const { events, workspace: own } = sandbox().state;
    const at = sandbox().clock.now();
    for (let n = 0; n < 45_000; n += 1) {
      const sid = `EV${(0x10_00_00 + n).toString(16).padStart(32, '0')}`;
      const parameters = { TaskSid: `WT${n % 5000}`, TaskAttributes: '{}', WorkspaceSid: own.sid };
      events.add({ sid, type: 'task.updated', at: at - n, parameters });
    }

    const listed = await workspace.events.list({ minutes: 60, eventType: 'task.updated', pageSize: 1000 });

    expect(new Set(listed.map(({ sid }) => sid)).size).toBe(45_000);
    expect(sandbox().requests.list()).toHaveLength(45);
  });
});

describe('after 30 days', () => {
  test.each([
    ['absent', undefined],
    ['masked', 'REDACTED'],
  ] as const)('attributes are %s', async (redactedAttributes, expected) => {
    await updates(1);
    sandbox().changeSettings({ redactedAttributes });
    sandbox().clock.advance(30 * 24 * 60 * minute + 1000);

    const [event] = await workspace.events.list({ minutes: 50_000, eventType: 'task.updated' });

    expect(event?.eventData.task_attributes).toBe(expected);
    expect(event?.eventData.task_sid).toBe(taskSids.queuedCall);
  });
});

test('one event is fetched by its SID, an unknown one is not found', async () => {
  const [event] = await workspace.events.list({ limit: 1 });

  const fetched = await workspace.events(event?.sid ?? '').fetch();

  expect(fetched.eventType).toBe(event?.eventType);
  await expect(workspace.events(`EV${'9'.repeat(32)}`).fetch()).rejects.toMatchObject({ status: 404, code: 20_404 });
});

test('faults strike it like any request', async () => {
  await control('POST', '/faults', { kind: 'status', status: 503, path: '/Events' });

  const answer = await callTwilio(eventsPath);

  expect(answer.status).toBe(503);
});
