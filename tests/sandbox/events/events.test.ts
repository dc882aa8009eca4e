/** Callbacks as a receiver gets them; all of events/ and products/taskrouter/publish-event share it. */
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { authToken } from '../../../sandbox/state/account';
import { taskSids } from '../../../sandbox/state/fixed-sids';
import { startReceiver, type Receiver } from '../../harness/receiver';
import { sandbox, useSandbox, workspace } from '../../harness/use-sandbox';

useSandbox();

const taskEvents = 'task.created, task.updated, task.canceled, task.wrapup, task.completed, task.deleted';

let webhook: Receiver;
beforeEach(async () => {
  webhook = await startReceiver();
  sandbox().sendEventsTo(webhook.url, taskEvents);
});
afterEach(() => webhook.close());

const task = () => workspace.tasks(taskSids.queuedCall);
const settled = () => sandbox().events.settled();

async function updateThreeTimes() {
  for (const n of [1, 2, 3]) await task().update({ attributes: `{"n":${n}}` });
  await settled();
  return webhook.received.map(({ form }) => form.TaskAttributes);
}

test('a canceled task is told with the parameters of real callbacks', async () => {
  await task().update({ assignmentStatus: 'canceled', reason: 'spam', attributes: '{"a":1}' });
  await settled();

  expect(webhook.received[0]?.form).toMatchObject({
    EventType: 'task.canceled',
    ResourceType: 'task',
    ResourceSid: taskSids.queuedCall,
    TaskSid: taskSids.queuedCall,
    TaskAttributes: '{"a":1}',
    TaskAssignmentStatus: 'canceled',
    TaskCanceledReason: 'spam',
    TaskVersion: '1',
    TaskChannelUniqueName: 'voice',
    Sid: expect.stringMatching(/^EV[0-9a-f]{32}$/),
    Timestamp: expect.stringMatching(/^\d{10}$/),
    TimestampMs: expect.stringMatching(/^\d{13}$/),
  });
});

test('a reason is told only by the event it belongs to', async () => {
  await workspace.tasks(taskSids.answeredCall).update({ assignmentStatus: 'wrapping', reason: 'notes' });
  await workspace.tasks(taskSids.answeredCall).update({ assignmentStatus: 'completed', reason: 'solved' });
  await settled();

  const [wrapup, completed] = webhook.received.map(({ form }) => form);
  expect(wrapup).not.toHaveProperty('TaskCompletedReason');
  expect(completed).toMatchObject({ EventType: 'task.completed', TaskCompletedReason: 'solved' });
  expect(completed).not.toHaveProperty('TaskCanceledReason');
});

test('the signature satisfies the SDK’s own validator, the fragment left out', async () => {
  const url = `${webhook.url}?team=a%20b`;
  sandbox().sendEventsTo(`${url}#rc=2&rp=all`);
  await task().update({ attributes: '{"name":"Zoë"}' });
  await settled();

  const { headers, form, path } = webhook.received[0];
  const signature = String(headers['x-twilio-signature']);
  expect(path).toBe('/events?team=a%20b');
  expect(validateRequest(authToken, signature, url, form)).toBe(true);
  expect(validateRequest(authToken, signature, url, { ...form, TaskSid: 'WTother' })).toBe(false);
});

test('only events named by EventsFilter are sent, the others stay in the log', async () => {
  sandbox().sendEventsTo(webhook.url, 'task.created, task.canceled');
  await task().update({ attributes: '{}' });
  await task().update({ assignmentStatus: 'canceled', reason: 'x' });
  await settled();

  expect(webhook.types()).toEqual(['task.canceled']);
  expect(
    sandbox()
      .events.list()
      .map(({ outcome }) => outcome),
  ).toEqual(['filtered', 'sent']);
});

test('deleting by API is an event, vanishing after the end is none', async () => {
  const { sid } = await workspace.tasks.create({});
  await workspace.tasks(sid).remove();
  await task().update({ assignmentStatus: 'canceled', reason: 'x' });
  sandbox().clock.advance(600_000);
  await settled();

  expect(webhook.types()).toEqual(['task.created', 'task.deleted', 'task.canceled']);
});

test('callbacks come in the order of the events, one after the other', async () => {
  expect(await updateThreeTimes()).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
});

test.each([
  ['not repeated without overrides', '', 1],
  ['repeated as often as the overrides say', '#rc=2&rp=5xx', 3],
  ['repeated for any failure with rp=all', '#rc=1&rp=all', 2],
  ['not repeated for a policy that does not fit', '#rc=2&rp=4xx', 1],
])('a 500 is %s', async (_, fragment, times) => {
  sandbox().sendEventsTo(webhook.url + fragment);
  webhook.answers.push(500, 500, 500, 500);
  await task().update({ attributes: '{}' });
  await settled();

  const statuses = sandbox()
    .events.list()[0]
    ?.attempts.map(({ status }) => status);
  expect(statuses).toEqual(Array.from({ length: times }, () => 500));
});

test('a repeated attempt carries the same idempotency token', async () => {
  sandbox().sendEventsTo(`${webhook.url}#rc=1&rp=all`);
  webhook.answers.push(503);
  await task().update({ attributes: '{}' });
  await settled();

  const tokens = webhook.received.map(({ headers }) => headers['i-twilio-idempotency-token']);
  expect(tokens[0]).toBeTruthy();
  expect(tokens[1]).toBe(tokens[0]);
});

test('a connection that breaks half-way is not tried again by default', async () => {
  webhook.answers.push(0);
  await task().update({ attributes: '{}' });
  await settled();

  expect(sandbox().events.list()[0]?.attempts).toMatchObject([{ status: null, failure: 'rt' }]);
});

test('a connection nobody takes is tried once more by default', async () => {
  webhook.close();
  await task().update({ attributes: '{}' });
  await settled();

  expect(sandbox().events.list()[0]?.attempts).toMatchObject([{ failure: 'ct' }, { failure: 'ct' }]);
});

test('logged events can be replayed, several times and in another order', async () => {
  sandbox().sendEventsTo('');
  const quiet = await updateThreeTimes();
  sandbox().sendEventsTo(webhook.url);
  const sent = sandbox().replayEvents({ event: '^task.updated$', copies: 4, seed: 3 });
  await settled();

  const attributes = webhook.received.map(({ form }) => form.TaskAttributes);
  const inOrder = Array.from({ length: 4 }, () => ['{"n":1}', '{"n":2}', '{"n":3}']).flat();
  expect([quiet, sent]).toEqual([[], 12]);
  expect(attributes).not.toEqual(inOrder);
  expect(attributes.toSorted()).toEqual(inOrder.toSorted());
});

describe('faults', () => {
  test('a lost callback is logged but not sent', async () => {
    sandbox().addFault({ kind: 'callback-lost', event: 'task.updated' });

    expect(await updateThreeTimes()).toEqual(['{"n":2}', '{"n":3}']);
    expect(sandbox().events.list()[0]?.outcome).toBe('lost');
  });

  test('a repeated callback arrives with the same Sid', async () => {
    sandbox().addFault({ kind: 'callback-repeated', copies: 2 });

    expect(await updateThreeTimes()).toEqual(['{"n":1}', '{"n":1}', '{"n":1}', '{"n":2}', '{"n":3}']);
    expect(webhook.received[1]?.form.Sid).toBe(webhook.received[0]?.form.Sid);
  });

  test('a reordered callback comes after the next one', async () => {
    sandbox().addFault({ kind: 'callback-reordered' });

    expect(await updateThreeTimes()).toEqual(['{"n":2}', '{"n":1}', '{"n":3}']);
  });

  test('a delayed callback comes when the clock says so', async () => {
    sandbox().addFault({ kind: 'callback-delayed', delayMs: 60_000 });
    const before = await updateThreeTimes();
    sandbox().clock.advance(60_000);
    await settled();

    expect(before).toEqual(['{"n":2}', '{"n":3}']);
    expect(webhook.received.at(-1)?.form.TaskAttributes).toBe('{"n":1}');
  });
});
