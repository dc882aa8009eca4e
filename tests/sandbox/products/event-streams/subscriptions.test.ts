import { callTwilio, client, sandbox, useSandbox } from '../../../harness/use-sandbox';

useSandbox();

const { sinks, subscriptions, eventTypes, schemas } = client.events.v1;
const created = 'com.twilio.taskrouter.task.created';
const canceled = 'com.twilio.taskrouter.task.canceled';
const destination = 'https://event-streams:a%20token@example.com/webhooks/event-streams';

const newSink = (configuration: object = { destination, method: 'POST', batch_events: true }) =>
  sinks.create({ description: 'Insights', sinkConfiguration: configuration, sinkType: 'webhook' });
const subscribe = (sinkSid: string, ...types: object[]) =>
  subscriptions.create({ description: 'Insights', sinkSid, types });
const form = (values: Record<string, string>) => ({
  form: { Description: 'x', SinkType: 'webhook', SinkConfiguration: JSON.stringify({ destination }), ...values },
});

test('a sink is active at once and says what it was made with', async () => {
  const { sid } = await newSink();

  const sink = await sinks(sid).fetch();

  expect(sink).toMatchObject({ status: 'active', sinkType: 'webhook', description: 'Insights' });
  expect(sink.sinkConfiguration).toEqual({ destination, method: 'POST', batch_events: true });
});

test.each([
  ['no description', { Description: '' }],
  ['another kind of sink', { SinkType: 'kinesis' }],
  ['a configuration that is not JSON', { SinkConfiguration: '{' }],
  ['no destination', { SinkConfiguration: '{}' }],
  ['a destination without a host', { SinkConfiguration: '{"destination":"/events"}' }],
  ['connection overrides', { SinkConfiguration: JSON.stringify({ destination: 'https://example.com/#rc=2' }) }],
  ['GET', { SinkConfiguration: JSON.stringify({ destination, method: 'GET' }) }],
  ['batches by name', { SinkConfiguration: JSON.stringify({ destination, batch_events: 'yes' }) }],
])('a sink with %s is refused', async (_, values) => {
  const answer = await callTwilio('/v1/Sinks', form(values));

  expect(answer.status).toBe(400);
});

test('a sink carries one subscription, and stays while it does', async () => {
  const { sid } = await newSink();
  const subscription = await subscribe(sid, { type: created });

  await expect(subscribe(sid, { type: canceled })).rejects.toMatchObject({
    status: 400,
    message: `Sink with SID ${sid} is in use`,
  });
  await expect(sinks(sid).remove()).rejects.toMatchObject({ status: 400 });
  await subscriptions(subscription.sid).remove();
  await expect(sinks(sid).remove()).resolves.toBe(true);
});

test('sinks are listed by use, subscriptions by sink', async () => {
  const [used, unused] = [await newSink(), await newSink()];
  const subscription = await subscribe(used.sid, { type: created });

  const lists = [
    await sinks.list({ inUse: true }),
    await sinks.list({ inUse: false }),
    await sinks.list({ status: 'failed' }),
    await subscriptions.list({ sinkSid: used.sid }),
    await subscriptions.list({ sinkSid: unused.sid }),
  ];

  const sids = lists.map((list: { sid: string }[]) => list.map(({ sid }) => sid));
  expect(sids).toEqual([[used.sid], [unused.sid], [], [subscription.sid], []]);
});

test('a subscription’s types are added, changed and removed one by one', async () => {
  const { sid } = await subscribe((await newSink()).sid, { type: created, schema_version: 2 });
  const events = subscriptions(sid).subscribedEvents;

  await events.create({ type: canceled });
  await events(created).update({ schemaVersion: 3 });
  const both = await events.list();
  await events(canceled).remove();

  expect(both.map(({ type, schemaVersion }) => [type, schemaVersion])).toEqual([
    [created, 3],
    [canceled, 4],
  ]);
  await expect(events(canceled).fetch()).rejects.toMatchObject({ status: 404 });
  await expect(events.create({ type: created })).rejects.toMatchObject({ status: 409 });
});

test.each([
  ['a type that there is not', [{ type: 'com.twilio.taskrouter.task.cancelled' }]],
  ['a version that there is not', [{ type: created, schema_version: 5 }]],
  ['no type', []],
])('a subscription to %s is refused', async (_, types) => {
  const { sid } = await newSink();

  await expect(subscribe(sid, ...types)).rejects.toMatchObject({ status: 400 });
  expect(await subscriptions.list()).toEqual([]);
});

test('a subscription to a sink that there is not is refused', async () => {
  await expect(subscribe(`DG${'9'.repeat(32)}`, { type: created })).rejects.toMatchObject({ status: 400 });
});

test('types and schemas can be looked up', async () => {
  const types = await eventTypes.list({ schemaId: 'TaskRouter.WDSEvent' });
  const schema = await schemas('TaskRouter.WDSEvent').fetch();
  const { links } = await eventTypes('com.twilio.taskrouter.reservation.wrapup').fetch();

  expect(types.map(({ type }) => type)).toEqual(expect.arrayContaining([created, canceled]));
  expect(schema.latestVersion).toBe(4);
  expect(links.schema).toContain('/TaskRouter.WDSEvent/Versions');
  await expect(eventTypes('com.twilio.taskrouter.task').fetch()).rejects.toMatchObject({ status: 404 });
});

test('a sink made for the sandbox stays after a reset, any other goes', async () => {
  await newSink();
  sandbox().streamEventsTo('http://127.0.0.1:9/', { types: [created] });
  sandbox().reset();

  const [all, [subscription]] = [await sinks.list(), await subscriptions.list()];

  expect(all.map(({ sinkConfiguration }) => sinkConfiguration.destination)).toEqual(['http://127.0.0.1:9/']);
  expect(await subscriptions(subscription.sid).subscribedEvents.list()).toHaveLength(1);
});
