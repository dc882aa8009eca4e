/** Tasks in the condition that a recorded event tells of: what the tests of taskrouter-event share. */
import { type Bundle } from './bundle';

export const path = '/webhooks/taskrouter-event';
export type Recorded = Record<string, string>;
/** What an event says of the task's attributes. */
export const attributesOf = (event: Recorded) => JSON.parse(event.TaskAttributes) as Record<string, any>;

/** Puts a new task into the condition that the event tells of; answers the event as it would then have been sent. */
export async function putTaskOf(bundle: Bundle, event: Recorded, changed: Recorded = {}): Promise<Recorded> {
  const taskSid = await bundle.createTask({});
  const told: Recorded = { ...event, ...changed, TaskSid: taskSid, ResourceSid: taskSid, TaskVersion: '1' };
  const reason = told.TaskCanceledReason ?? told.TaskCompletedReason ?? null;
  bundle.sandbox.putTask({
    sid: taskSid,
    attributes: told.TaskAttributes,
    assignmentStatus: told.TaskAssignmentStatus as 'pending',
    reason,
  });
  bundle.sandbox.requests.clear();
  bundle.functions.log.length = 0;
  return told;
}
