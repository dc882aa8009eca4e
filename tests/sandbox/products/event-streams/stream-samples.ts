/** One good request for every operation of Event Streams, for the conformance test. */
import { client } from '../../../harness/use-sandbox';

const type = 'com.twilio.taskrouter.task.canceled';
const configuration = { destination: 'http://127.0.0.1:9/events', method: 'POST', batch_events: false };
const sinkSid = 'DG00000000000000000000000000001001';
const subscriptionSid = 'DF00000000000000000000000000001001';
const sink = { Sid: sinkSid };
const subscription = { Sid: subscriptionSid };
const inSubscription = { SubscriptionSid: subscriptionSid };
const subscribed = { ...inSubscription, Type: type };
const schema = { Id: 'TaskRouter.WDSEvent' };

const sinkMade = () =>
  client.events.v1.sinks.create({ description: 'x', sinkConfiguration: configuration, sinkType: 'webhook' });
const subscriptionMade = async () => {
  await sinkMade();
  await client.events.v1.subscriptions.create({ description: 'x', sinkSid, types: [{ type, schema_version: 4 }] });
};

export const streamSamples = {
  ListSink: { sids: {}, query: 'InUse=false&Status=active&PageSize=1', before: sinkMade },
  CreateSink: {
    sids: {},
    form: { Description: 'x', SinkConfiguration: JSON.stringify(configuration), SinkType: 'webhook' },
  },
  FetchSink: { sids: sink, before: sinkMade },
  UpdateSink: { sids: sink, form: { Description: 'y' }, before: sinkMade },
  DeleteSink: { sids: sink, before: sinkMade },
  CreateSinkTest: { sids: sink, form: {}, before: sinkMade },
  CreateSinkValidate: { sids: sink, form: { TestId: 'TE1' }, before: sinkMade },
  ListSubscription: { sids: {}, query: `SinkSid=${sinkSid}&PageSize=1`, before: subscriptionMade },
  CreateSubscription: {
    sids: {},
    form: { Description: 'x', SinkSid: sinkSid, Types: JSON.stringify({ type, schema_version: 4 }) },
    before: sinkMade,
  },
  FetchSubscription: { sids: subscription, before: subscriptionMade },
  UpdateSubscription: { sids: subscription, form: { Description: 'y' }, before: subscriptionMade },
  DeleteSubscription: { sids: subscription, before: subscriptionMade },
  ListSubscribedEvent: { sids: inSubscription, query: 'PageSize=1', before: subscriptionMade },
  CreateSubscribedEvent: {
    sids: inSubscription,
    form: { Type: 'com.twilio.taskrouter.task.created', SchemaVersion: '4' },
    before: subscriptionMade,
  },
  FetchSubscribedEvent: { sids: subscribed, before: subscriptionMade },
  UpdateSubscribedEvent: { sids: subscribed, form: { SchemaVersion: '2' }, before: subscriptionMade },
  DeleteSubscribedEvent: { sids: subscribed, before: subscriptionMade },
  ListEventType: { sids: {}, query: 'SchemaId=TaskRouter.WDSEvent&PageSize=2' },
  FetchEventType: { sids: { Type: type } },
  FetchSchema: { sids: schema },
  ListSchemaVersion: { sids: schema },
  FetchSchemaVersion: { sids: { ...schema, SchemaVersion: '4' } },
};
