/** events.twilio.com */
import { routeOf, type Route } from '../../twilio/route';
import { fetchType, listTypes } from './event-types';
import { fetchSchema, fetchSchemaVersion, listSchemaVersions } from './schemas';
import { createSink, deleteSink, fetchSink, listSinks, testSink, updateSink, validateSink } from './sinks';
import {
  createSubscribedEvent,
  deleteSubscribedEvent,
  fetchSubscribedEvent,
  listSubscribedEvents,
  updateSubscribedEvent,
} from './subscribed-events';
import {
  createSubscription,
  deleteSubscription,
  fetchSubscription,
  listSubscriptions,
  updateSubscription,
} from './subscriptions';

const sinks = '/v1/Sinks';
const subscriptions = '/v1/Subscriptions';
const subscribed = `${subscriptions}/{SubscriptionSid}/SubscribedEvents`;
const schemas = '/v1/Schemas/{Id}';
const route = routeOf('events');

export const eventStreamRoutes: Route[] = [
  route('ListSink', 'GET', sinks, listSinks),
  route('CreateSink', 'POST', sinks, createSink),
  route('FetchSink', 'GET', `${sinks}/{Sid}`, fetchSink),
  route('UpdateSink', 'POST', `${sinks}/{Sid}`, updateSink),
  route('DeleteSink', 'DELETE', `${sinks}/{Sid}`, deleteSink),
  route('CreateSinkTest', 'POST', `${sinks}/{Sid}/Test`, testSink),
  route('CreateSinkValidate', 'POST', `${sinks}/{Sid}/Validate`, validateSink),

  route('ListSubscription', 'GET', subscriptions, listSubscriptions),
  route('CreateSubscription', 'POST', subscriptions, createSubscription),
  route('FetchSubscription', 'GET', `${subscriptions}/{Sid}`, fetchSubscription),
  route('UpdateSubscription', 'POST', `${subscriptions}/{Sid}`, updateSubscription),
  route('DeleteSubscription', 'DELETE', `${subscriptions}/{Sid}`, deleteSubscription),

  route('ListSubscribedEvent', 'GET', subscribed, listSubscribedEvents),
  route('CreateSubscribedEvent', 'POST', subscribed, createSubscribedEvent),
  route('FetchSubscribedEvent', 'GET', `${subscribed}/{Type}`, fetchSubscribedEvent),
  route('UpdateSubscribedEvent', 'POST', `${subscribed}/{Type}`, updateSubscribedEvent),
  route('DeleteSubscribedEvent', 'DELETE', `${subscribed}/{Type}`, deleteSubscribedEvent),

  route('ListEventType', 'GET', '/v1/Types', listTypes),
  route('FetchEventType', 'GET', '/v1/Types/{Type}', fetchType),
  route('FetchSchema', 'GET', schemas, fetchSchema),
  route('ListSchemaVersion', 'GET', `${schemas}/Versions`, listSchemaVersions),
  route('FetchSchemaVersion', 'GET', `${schemas}/Versions/{SchemaVersion}`, fetchSchemaVersion),
];
