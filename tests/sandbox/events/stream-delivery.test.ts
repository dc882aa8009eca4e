import { createHash } from 'node:crypto';
import { validateRequestWithBody } from 'twilio/lib/webhooks/webhooks';
import { accountSid, authToken } from '../../../sandbox/state/account';
import { taskSids, workspaceSid } from '../../../sandbox/state/fixed-sids';
import { startReceiver, type Receiver } from '../../harness/receiver';
import { client, sandbox, useSandbox, workspace } from '../../harness/use-sandbox';

useSandbox();

const taskEvents = ['created', 'updated', 'canceled', 'completed'].map((end) => `com.twilio.taskrouter.task.${end}`);
const second = 1000;

let webhook: Receiver;
beforeEach(async () => {
  webhook = await startReceiver();
});
afterEach(() => {
  sandbox().reset();
  webhook.close();
});

const stream = (batch = false, url = webhook.url) => sandbox().streamEventsTo(url, { types: taskEvents, batch });
const update = (n: number) => workspace.tasks(taskSids.queuedCall).update({ attributes: `{"n":${n}}` });
const settled = () => sandbox().streams.settled();
const bodies = () => webhook.received.map(({ body }) => JSON.parse(body));
const versions = () =>
  bodies()
    .flat()
    .map(({ data }) => data.payload.task_version);
const outcomes = () =>
  sandbox()
    .streams.list()
    .map(({ outcome, attempts }) => [outcome, attempts.map((each) => each.status)]);

test('an event goes out as a CloudEvent with typed numbers, dates and nulls', async () => {
  stream();
  await workspace.tasks(taskSids.queuedCall).update({ assignmentStatus: 'canceled', reason: 'hangup' });
  await settled();

  const [event] = bodies();
  expect(event).toMatchObject({
    specversion: '1.0',
    type: 'com.twilio.taskrouter.task.canceled',
    dataschema: 'https://events-schemas.twilio.com/TaskRouter.WDSEvent/4',
    datacontenttype: 'application/json',
    id: expect.stringMatching(/^NO/),
    data: { sid: sandbox().events.list()[0].sid, name: 'TaskCanceled', group: 'task', account_sid: accountSid },
  });
  expect(event.data.payload).toMatchObject({
    eventtype: 'task.canceled',
    workspace_sid: workspaceSid,
    task_sid: taskSids.queuedCall,
    task_attributes: expect.stringContaining('call_sid'),
    task_version: 1,
    task_age: expect.any(Number),
    task_date_created: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
    task_canceled_reason: 'hangup',
    task_completed_reason: null,
    reason: 'hangup',
  });
});

test('only what is subscribed to goes out, in the version that is', async () => {
  stream();
  const [subscription] = await client.events.v1.subscriptions.list();
  await client.events.v1
    .subscriptions(subscription.sid)
    .subscribedEvents('com.twilio.taskrouter.task.canceled')
    .remove();
  const updated = 'com.twilio.taskrouter.task.updated';
  await client.events.v1.subscriptions(subscription.sid).subscribedEvents(updated).update({ schemaVersion: 2 });

  await update(1);
  await workspace.tasks(taskSids.queuedCall).update({ assignmentStatus: 'canceled' });
  await settled();

  expect(bodies().map(({ type, dataschema }) => [type, dataschema.at(-1)])).toEqual([[updated, '2']]);
});

test('a callback that is filtered or goes elsewhere changes nothing', async () => {
  stream();
  sandbox().sendEventsTo('http://127.0.0.1:9/', 'worker.created');
  await update(1);
  await settled();
  sandbox().sendEventsTo('');

  expect(webhook.received).toHaveLength(1);
});

describe('the request', () => {
  test('carries the credentials of the destination, and not in its address', async () => {
    stream(false, webhook.url.replace('://', '://event-streams:a%20t%2Foken@'));
    await update(1);
    await settled();

    const [{ headers, path }] = webhook.received;
    expect(headers.authorization).toBe(`Basic ${Buffer.from('event-streams:a t/oken').toString('base64')}`);
    expect(headers['content-type']).toBe('application/json');
    expect(path).not.toContain('event-streams');
  });

  test('has a signature and a hash of the body that the SDK accepts', async () => {
    stream(false, `${webhook.url}?team=a`);
    await update(1);
    await settled();

    const [{ headers, path, body }] = webhook.received;
    const url = new URL(path, webhook.url);
    const signature = String(headers['x-twilio-signature']);
    expect(url.searchParams.get('bodySHA256')).toBe(createHash('sha256').update(body).digest('hex'));
    expect(validateRequestWithBody(authToken, signature, url.href, body)).toBe(true);
  });
});

describe('batches', () => {
  test('are arrays of what was gathered meanwhile', async () => {
    stream(true);
    sandbox().changeSettings({ streamBatchSeconds: 2 });
    for (const n of [1, 2, 3]) await update(n);
    sandbox().clock.advance(2 * second);
    await settled();
    await update(4);
    sandbox().clock.advance(2 * second);
    await settled();

    expect(bodies().map((batch) => batch.length)).toEqual([3, 1]);
    expect(versions()).toEqual([1, 2, 3, 4]);
  });

  test('without a time to gather have what one request causes', async () => {
    stream(true);
    await update(1);
    await settled();
    await update(2);
    await settled();

    expect(bodies().map((batch) => batch.length)).toEqual([1, 1]);
  });
});

describe('an answer', () => {
  test.each([
    [200, 'delivered'],
    [204, 'delivered'],
    [400, 'dropped'],
  ])('of %s is final: %s', async (status, outcome) => {
    stream();
    webhook.answers.push(status);
    await update(1);
    await settled();
    sandbox().clock.advance(3600 * second);
    await settled();

    expect(outcomes()).toEqual([[outcome, [status]]]);
  });

  test.each([429, 500, 503, 302, 401, 0])('of %s has it sent again, until it is taken', async (status) => {
    stream();
    webhook.answers.push(status, status);
    await update(1);
    for (let pause = 0; pause < 3; pause += 1) {
      await settled();
      sandbox().clock.advance(5 * second);
    }

    const seen = status || null;
    expect(outcomes()).toEqual([['delivered', [seen, seen, 204]]]);
    expect(new Set(webhook.received.map(({ body }) => body)).size).toBe(1);
  });

  test('is awaited for no longer than five seconds', async () => {
    stream();
    webhook.answers.push(-1);
    await update(1);
    await settled();

    const [{ outcome, attempts }] = sandbox().streams.list();
    expect([outcome, attempts[0].status]).toEqual(['waiting', null]);
    expect(attempts[0].ms).toBeGreaterThanOrEqual(4900);
    expect(attempts[0].ms).toBeLessThan(8000);
  }, 15_000);
});

test('pauses grow, and after four hours it is given up', async () => {
  stream();
  webhook.answers.push(...Array.from({ length: 200 }, () => 503));
  await update(1);
  await settled();
  const began = sandbox().clock.now();
  const triedAt = [began];
  for (let minute = 0; minute < 300 && outcomes()[0][0] === 'waiting'; minute += 1) {
    const before = webhook.received.length;
    sandbox().clock.advance(60 * second);
    await settled();
    if (webhook.received.length > before) triedAt.push(sandbox().clock.now());
  }

  const hours = (triedAt.at(-1)! - began) / 3_600_000;
  expect(outcomes()[0][0]).toBe('given-up');
  expect(hours).toBeGreaterThan(3.7);
  expect(hours).toBeLessThanOrEqual(4.05);
  expect(triedAt.length).toBeLessThan(60);
});

describe('switches', () => {
  const event = String.raw`^com\.twilio\.taskrouter\.task\.updated$`;

  test('double it, on each event or on some', async () => {
    stream();
    sandbox().addFault({ kind: 'callback-repeated', event, times: 'always', probability: 0.5, seed: 3 });
    for (let n = 1; n <= 20; n += 1) await update(n);
    await settled();

    expect(new Set(versions()).size).toBe(20);
    expect(versions().length).toBeGreaterThan(23);
    expect(versions().length).toBeLessThan(37);
  });

  test('change the order', async () => {
    stream();
    sandbox().addFault({ kind: 'callback-reordered', event });
    for (const n of [1, 2, 3]) await update(n);
    await settled();

    expect(versions()).toEqual([2, 1, 3]);
  });

  test('delay it on the sandbox’s clock', async () => {
    stream();
    sandbox().addFault({ kind: 'callback-delayed', event, delayMs: 60 * second });
    await update(1);
    await settled();
    const before = versions();
    sandbox().clock.advance(60 * second);
    await settled();

    expect([before, versions()]).toEqual([[], [1]]);
  });

  test('lose it, which is told', async () => {
    stream();
    sandbox().addFault({ kind: 'callback-lost', event });
    await update(1);
    await settled();

    expect(outcomes()).toEqual([['lost', []]]);
  });

  test('for callbacks leave the streams alone when they name the event whole', async () => {
    stream();
    sandbox().addFault({ kind: 'callback-lost', event: String.raw`^task\.updated$` });
    await update(1);
    await settled();

    expect(versions()).toEqual([1]);
  });
});

test('a test of the sink sends an event of its own, in the sink’s form', async () => {
  stream(true);
  const [{ sid }] = await client.events.v1.sinks.list();
  const test = await client.events.v1.sinks(sid).sinkTest.create();
  await settled();

  const [[event]] = bodies();
  const valid = await client.events.v1.sinks(sid).sinkValidate.create({ testId: event.data.test_id });
  expect([test.result, valid.result]).toEqual(['submitted', 'valid']);
  expect(event).toMatchObject({ specversion: '1.0', id: accountSid, data: { test_id: expect.any(String) } });
});

test('a sink that is gone is sent nothing more', async () => {
  stream();
  webhook.answers.push(503);
  await update(1);
  await settled();
  const [subscription] = await client.events.v1.subscriptions.list();
  await client.events.v1.subscriptions(subscription.sid).remove();
  await client.events.v1.sinks(subscription.sinkSid).remove();

  sandbox().clock.advance(10 * second);
  await settled();

  expect(outcomes()).toEqual([['dropped', [503]]]);
});
