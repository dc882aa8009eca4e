/** The types of a subscription, one by one. https://www.twilio.com/docs/events/event-streams/subscribed-event-resource */
import { accountSid } from '../../state/account';
import { type Subscription } from '../../state/stream-state';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { conflict, notFound } from '../../twilio/twilio-error';
import { readRequired } from './sinks';
import { readType } from './subscribed-type';
import { subscriptionOf } from './subscriptions';

function formatType(call: Call, { sid, types }: Subscription, type: string) {
  return {
    account_sid: accountSid,
    type,
    schema_version: types.get(type),
    subscription_sid: sid,
    url: `${call.baseUrl}/v1/Subscriptions/${sid}/SubscribedEvents/${type}`,
  };
}

function subscribedType(call: Call): { subscription: Subscription; type: string } {
  const subscription = subscriptionOf(call);
  const type = call.sids.Type;
  if (!subscription.types.has(type)) throw notFound(call.path);
  return { subscription, type };
}

export function listSubscribedEvents(call: Call): Answer {
  const subscription = subscriptionOf(call);
  const entries = [...subscription.types.keys()].map((sid) => ({ sid }));
  return { status: 200, body: pageOf(call, 'types', entries, ({ sid }) => formatType(call, subscription, sid)) };
}

export function fetchSubscribedEvent(call: Call): Answer {
  const { subscription, type } = subscribedType(call);
  return { status: 200, body: formatType(call, subscription, type) };
}

export function createSubscribedEvent(call: Call): Answer {
  const subscription = subscriptionOf(call);
  const { form } = call;
  const [type, version] = readType(readRequired(form, 'Type'), form.get('SchemaVersion') ?? undefined);
  if (subscription.types.has(type)) throw conflict(`${type} is subscribed to already`);
  subscription.types.set(type, version);
  return { status: 201, body: formatType(call, subscription, type) };
}

export function updateSubscribedEvent(call: Call): Answer {
  const { subscription, type } = subscribedType(call);
  const [, version] = readType(type, call.form.get('SchemaVersion') ?? undefined);
  subscription.types.set(type, version);
  return { status: 200, body: formatType(call, subscription, type) };
}

export function deleteSubscribedEvent(call: Call): Answer {
  const { subscription, type } = subscribedType(call);
  subscription.types.delete(type);
  return { status: 204 };
}
