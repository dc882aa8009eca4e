/** What an ended task should carry, where nobody put it there in time. Pure. */
import { fieldName } from '../attributes/rules';
import { taskObjects } from '../attributes/table';
import { type Conversations, type TaskChanges } from '../attributes/types';
import { type OutcomeOf } from '../settings/outcome-by-reason';
import { change, type Decision, type Task } from './decision';
import { isJsonObject, isPresent, writeAttributes, type JsonObject } from '../attributes/json';

/** How a task came to its end. */
export interface Ending {
  status: 'canceled' | 'completed';
  reason: string | null | undefined;
}

/** TaskRouter's reason when a caller left the queue; seen in real events, documented nowhere. */
const hungUp = 'hangup';

/**
 * What the end of a task tells by itself: an outcome for its reason, and for a caller who hung up in the queue that
 * the conversation was abandoned. Values of "Track Abandoned Conversations in Flex Insights".
 */
export function toldByEnding({ status, reason }: Ending, outcomeOf: OutcomeOf): Conversations {
  const outcome = outcomeOf(reason);
  const abandoned = status === 'canceled' && reason?.trim().toLowerCase() === hungUp;
  return {
    ...(outcome !== undefined && { outcome }),
    ...(abandoned && { abandoned: 'Yes', abandoned_phase: 'Queue', hang_up_by: 'Customer' }),
  };
}

/** Changes to an ended task, divided. */
interface FilledIn {
  /** The changes for keys that are absent, null or empty. */
  missing: TaskChanges;
  /** Names of the attributes that stand with another value, which stays. */
  standing: string[];
}

/**
 * Divides changes to an ended task: what it lacks may still be filled in, what somebody set stays. A value that
 * `defaults` has too gives way: nobody chose it, it was filled in from the reason.
 */
export function fillIn(attributes: JsonObject, changes: TaskChanges, defaults: Conversations = {}): FilledIn {
  const filled: FilledIn = { missing: {}, standing: [] };
  for (const object of taskObjects) {
    const current = isJsonObject(attributes[object]) ? attributes[object] : {};
    const replaceable: JsonObject = object === 'conversations' ? defaults : {};
    const missing: JsonObject = {};
    for (const [key, value] of Object.entries<unknown>(changes[object] ?? {})) {
      const present = isPresent(current, key);
      if (present ? isSame(current[key], value) : value === null) continue;
      if (!present || isSame(current[key], replaceable[key])) missing[key] = value;
      else filled.standing.push(fieldName(object, key));
    }
    if (Object.keys(missing).length) Object.assign(filled.missing, { [object]: missing });
  }
  return filled;
}

function isSame(one: unknown, other: unknown): boolean {
  return writeAttributes({ value: one }) === writeAttributes({ value: other });
}

/** What an ended task still lacks. The reason of the event counts before the one on the task. */
export function decideEnding(task: Task, ending: Ending, outcomeOf: OutcomeOf): Decision {
  const told = toldByEnding({ ...ending, reason: ending.reason ?? task.reason }, outcomeOf);
  return change(task, fillIn(task.attributes, { conversations: told }).missing);
}

/** True where nothing could be filled in, whatever the reason was. */
export function lacksNothing(attributes: JsonObject, status: Ending['status']): boolean {
  const everything = toldByEnding({ status, reason: hungUp }, () => 'any outcome');
  return !Object.keys(fillIn(attributes, { conversations: everything }).missing).length;
}
