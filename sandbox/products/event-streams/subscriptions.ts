/** Subscriptions: which events go to a sink. https://www.twilio.com/docs/events/event-streams/subscription */
import { accountSid } from '../../state/account';
import { isoSeconds } from '../../state/clock';
import { type Subscription } from '../../state/stream-state';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { badRequest, notFound } from '../../twilio/twilio-error';
import { isInUse, readRequired, sinkInUse } from './sinks';
import { readType } from './subscribed-type';

const mostSubscriptions = 100;

export function subscriptionOf(call: Call): Subscription {
  const { SubscriptionSid, Sid } = call.sids;
  const found = call.world.state.streams.subscriptions.get(SubscriptionSid ?? Sid);
  if (!found) throw notFound(call.path);
  return found;
}

function formatSubscription(call: Call, subscription: Subscription) {
  const url = `${call.baseUrl}/v1/Subscriptions/${subscription.sid}`;
  return {
    account_sid: accountSid,
    sid: subscription.sid,
    date_created: isoSeconds(subscription.dateCreated),
    date_updated: isoSeconds(subscription.dateUpdated),
    description: subscription.description,
    sink_sid: subscription.sinkSid,
    url,
    links: { subscribed_events: `${url}/SubscribedEvents` },
  };
}

export function fetchSubscription(call: Call): Answer {
  return { status: 200, body: formatSubscription(call, subscriptionOf(call)) };
}

export function listSubscriptions(call: Call): Answer {
  const sink = call.query.get('SinkSid');
  const found = [...call.world.state.streams.subscriptions.values()].filter(
    ({ sinkSid }) => sink === null || sinkSid === sink,
  );
  return { status: 200, body: pageOf(call, 'subscriptions', found, (each) => formatSubscription(call, each)) };
}

/** Each of the parameters is the JSON of one type. */
function readTypes(form: URLSearchParams): Map<string, number> {
  const texts = form.getAll('Types');
  if (texts.length === 0) throw badRequest('Missing required parameter Types');
  return new Map(
    texts.map((text) => {
      let given: { type?: unknown; schema_version?: unknown };
      try {
        given = { ...(JSON.parse(text) as object) };
      } catch {
        throw badRequest(`Invalid Types: ${text} is not JSON`);
      }
      return readType(given.type, given.schema_version);
    }),
  );
}

/** A sink carries one subscription. */
export function createSubscription(call: Call): Answer {
  const { form, world } = call;
  const { sinks, subscriptions } = world.state.streams;
  const sinkSid = readRequired(form, 'SinkSid');
  const [description, types] = [readRequired(form, 'Description'), readTypes(form)];
  if (!sinks.has(sinkSid)) throw badRequest(`Sink with SID ${sinkSid} was not found`);
  if (isInUse(call, sinkSid)) throw sinkInUse(sinkSid);
  if (subscriptions.size >= mostSubscriptions)
    throw badRequest(`An account has at most ${mostSubscriptions} subscriptions`);
  const now = world.clock.now();
  const sid = world.sids.next('DF');
  const subscription: Subscription = { sid, description, sinkSid, types, dateCreated: now, dateUpdated: now };
  subscriptions.set(sid, subscription);
  return { status: 201, body: formatSubscription(call, subscription) };
}

export function updateSubscription(call: Call): Answer {
  const subscription = subscriptionOf(call);
  const description = call.form.get('Description') ?? subscription.description;
  const changed = { ...subscription, description, dateUpdated: call.world.clock.now() };
  call.world.state.streams.subscriptions.set(changed.sid, changed);
  return { status: 200, body: formatSubscription(call, changed) };
}

/** The sink stays. */
export function deleteSubscription(call: Call): Answer {
  call.world.state.streams.subscriptions.delete(subscriptionOf(call).sid);
  return { status: 204 };
}
