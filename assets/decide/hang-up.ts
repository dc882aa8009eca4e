/** Who hung up on a call, as far as its conference tells for certain. Pure. */
import { isJsonObject, isPresent, type JsonObject } from '../attributes/json';
import { isSid } from '../findings/sid';
import { change, unchanged, type Decision, type Task } from './decision';
import { fillIn } from './ended-task';

/** The call of a task as Flex notes it in the attributes: one conference, and who meets in it. */
export interface Talk {
  conferenceSid: string;
  customerCallSid: string;
  /** The agent's leg, which changes when the call is transferred. */
  workerCallSid: string | undefined;
}

/** Undefined when the task is not a call in a conference, or does not say which leg is the customer's. */
export function talkOf({ conference }: JsonObject): Talk | undefined {
  if (!isJsonObject(conference) || !isJsonObject(conference.participants)) return undefined;
  const { sid } = conference;
  const { customer, worker } = conference.participants;
  if (!isSid(sid, 'CF') || !isSid(customer, 'CA')) return undefined;
  return { conferenceSid: sid, customerCallSid: customer, workerCallSid: isSid(worker, 'CA') ? worker : undefined };
}

/** True when somebody has said already who hung up. */
export function hangUpIsKnown({ conversations }: JsonObject): boolean {
  return isJsonObject(conversations) && isPresent(conversations, 'hang_up_by');
}

/** `ending`: the call whose leaving ended the conference. Undefined: neither leg, so it is not certain who it was. */
export function hungUpBy({ customerCallSid, workerCallSid }: Talk, ending: string): 'Customer' | 'Agent' | undefined {
  if (ending === customerCallSid) return 'Customer';
  return ending === workerCallSid ? 'Agent' : undefined;
}

/** Says on the task who hung up, unless somebody has, or the task is in another conference by now. */
export function decideHangUp(task: Task, { conferenceSid }: Talk, by: 'Customer' | 'Agent'): Decision {
  if (talkOf(task.attributes)?.conferenceSid !== conferenceSid) return unchanged;
  return change(task, fillIn(task.attributes, { conversations: { hang_up_by: by } }).missing);
}
