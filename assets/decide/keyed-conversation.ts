/** Which key leads to the conversation of a task, and what an item that was kept under it says. Pure. */
import { createHmac } from 'node:crypto';
import { isJsonObject, type JsonObject } from '../attributes/json';
import { saysNothing } from '../attributes/values';
import { isSid } from '../findings/sid';
import { keyIn } from '../parse/link-key';

/** A conversation as the item of a key keeps it, and the task that was first to come with this key. */
export interface KeyedConversation {
  conversationId: string;
  taskSid: string;
}

/** The longest conversation_id that Insights takes whole. */
const longestId = 128;

/** What an item holds; undefined when somebody else wrote it over: nothing is guessed from that. */
export function readKept(data: unknown): KeyedConversation | undefined {
  if (!isJsonObject(data)) return undefined;
  const { conversationId, taskSid } = data;
  const isId = typeof conversationId === 'string' && conversationId.trim() !== '' && !saysNothing(conversationId);
  return isId && conversationId.length <= longestId && isSid(taskSid, 'WT') ? { conversationId, taskSid } : undefined;
}

/** The key of the item: nobody reads a phone number or a case from it without the secret. 43 characters, none a slash. */
export function itemKey(secret: string, key: string): string {
  return createHmac('sha256', secret).update(key).digest('base64url');
}

/**
 * The first of the attributes that names somebody. `names`: such as `customers.external_id`, or `from` at the root,
 * which on a task that goes out is the centre's own number and would make one of all whom it calls.
 */
export function keyOfTask(attributes: JsonObject, names: readonly string[]): string | undefined {
  const { direction } = attributes;
  const isOutgoing = typeof direction === 'string' && direction.toLowerCase().startsWith('outbound');
  for (const name of names) {
    if (name === 'from' && isOutgoing) continue;
    const key = keyIn(valueAt(attributes, name.split('.')));
    if (key !== undefined) return key;
  }
  return undefined;
}

function valueAt(attributes: JsonObject, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (isJsonObject(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
    attributes,
  );
}

/**
 * True when the key had been forgotten before the item was made: what came so long before belongs to what was then.
 * Deliveries of an event may come hours late. Times in milliseconds; `since` undefined: not known.
 */
export function cameBefore(since: number | undefined, itemCreated: number, hours: number): boolean {
  return since !== undefined && itemCreated - since >= hours * 3_600_000;
}
