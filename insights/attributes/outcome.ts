/** Fields of the report that have defaults: the attribute comes first, then what TaskRouter itself knows. */
import { objectIn, textIn, type JsonObject } from './attributes';
import { cutText } from './loaded-attributes';
import { rules, type Edition } from './edition';
import { type TaskHistory } from '../history/task-history';

export interface Outcome {
  value: string;
  from: 'attribute' | 'attribute reason' | 'reason';
}

/**
 * https://www.twilio.com/docs/flex/developer/insights/taskrouter-data: the attribute, the root's reason, the task's
 * own.
 */
export function outcomeOf(root: JsonObject | null, reason: string | null, edition: Edition): Outcome | null {
  const cut = (text: string) => cutText(text, rules[edition].textLimit).kept;
  const attribute = textIn(objectIn(root, 'conversations'), 'outcome');
  if (attribute !== null) return { value: cut(attribute), from: 'attribute' };
  const ownReason = textIn(root, 'reason');
  if (ownReason !== null) return { value: cut(ownReason), from: 'attribute reason' };
  return reason ? { value: cut(reason), from: 'reason' } : null;
}

export interface Abandonment {
  abandoned: string;
  phase: string | null;
}

/**
 * Insights fills in Yes and Queue for an inbound contact that no agent ever had: TaskRouter cancels no other.
 * https://www.twilio.com/docs/flex/developer/insights/track-abandoned-conversations
 */
export function abandonmentOf(root: JsonObject | null, task: TaskHistory): Abandonment {
  const conversations = objectIn(root, 'conversations');
  const outbound = directionOf(root)?.toLowerCase() === 'outbound';
  const abandoned = task.ended?.status === 'canceled' && !outbound;
  return {
    abandoned: textIn(conversations, 'abandoned') ?? (abandoned ? 'Yes' : 'No'),
    phase: textIn(conversations, 'abandoned_phase') ?? (abandoned ? 'Queue' : null),
  };
}

export function directionOf(root: JsonObject | null): string | null {
  const direction = textIn(objectIn(root, 'conversations'), 'direction') ?? textIn(root, 'direction');
  return direction === null ? null : direction.charAt(0).toUpperCase() + direction.slice(1);
}

const channelNames = new Map([
  ['voice', 'Call'],
  ['chat', 'Chat'],
  ['sms', 'SMS'],
  ['email', 'Email'],
]);

export function channelOf(root: JsonObject | null, task: TaskHistory): string {
  const given = textIn(objectIn(root, 'conversations'), 'channel', 'communication_channel');
  return given ?? channelNames.get(task.channel) ?? task.channel;
}

export interface Customer {
  name: string | null;
  /** Phone or other address. */
  address: string | null;
}

/** What callers without a number are called, and the digits of it. */
const nobody =
  /^(anonymous|restricted|unavailable|unknown|private|blocked|\+?(266696687|86282452253|7378742833|2562533|8656696))$/;

/**
 * What names the customer across tasks, in the order in which Insights looks; null for callers who hide their number.
 * https://www.twilio.com/docs/flex/developer/insights/add-additional-taskrouter-data
 */
export function customerKeyOf(root: JsonObject | null): string | null {
  const own = textIn(objectIn(root, 'customers'), 'external_id');
  const key = (own ?? customerOf(root).address)?.trim().normalize().toLowerCase();
  return key === undefined || nobody.test(key) || key.startsWith('client:') ? null : key;
}

export function customerOf(root: JsonObject | null): Customer {
  const customers = objectIn(root, 'customers');
  const ownNumber = directionOf(root)?.toLowerCase() === 'outbound' ? ['to', 'called'] : ['from', 'caller'];
  return {
    name: textIn(customers, 'name') ?? textIn(root, 'customerName'),
    address: textIn(customers, 'phone', 'email') ?? textIn(root, ...ownNumber, 'customerAddress', 'outbound_to'),
  };
}
