/**
 * How a task changes, and when it may.
 * https://www.twilio.com/docs/taskrouter/lifecycle-task-state
 */
import { accountSid } from '../../state/account';
import { parseAttributes, type Task, type TaskStatus } from '../../state/state';
import { badRequest } from '../../twilio/twilio-error';
import { type World } from '../../twilio/world';

/** Applies the fields as one change: one new version. Returns the task as it now is. */
export function changeTask(world: World, task: Task, fields: Partial<Task>): Task {
  const changed = { ...task, ...fields, version: task.version + 1, dateUpdated: world.clock.now() };
  world.state.tasks.set(task.sid, changed);
  return changed;
}

interface Rule {
  from: TaskStatus[];
  refusal: (subject: string) => string;
}

// Texts of "cancel" and "complete" as seen in real answers; the one of "wrap" is formed after them.
const rules: Partial<Record<TaskStatus, Rule>> = {
  canceled: {
    from: ['pending', 'reserved'],
    refusal: (subject) => `Cannot cancel ${subject} because it is not pending or reserved.`,
  },
  wrapping: {
    from: ['assigned'],
    refusal: (subject) => `Cannot wrap ${subject} because it is not currently assigned.`,
  },
  completed: {
    from: ['assigned', 'wrapping'],
    refusal: (subject) => `Cannot complete ${subject} because it is not currently assigned.`,
  },
};

/** Throws 400 when the task's state does not allow the wanted one. */
export function assertTransition(world: World, task: Task, wanted: TaskStatus): void {
  const rule = rules[wanted];
  const subject = `task ${task.sid} in workspace ${world.state.workspace.sid} for account ${accountSid}`;
  if (!rule) throw badRequest(`Cannot set ${subject} to ${wanted}.`);
  if (!rule.from.includes(task.assignmentStatus)) throw badRequest(rule.refusal(subject));
}

/** A task of an Interaction is closed through its channel; TaskRouter's own way is unsupported. */
export function assertNoInteraction(task: Task): void {
  if (parseAttributes(task.attributes)?.flexInteractionChannelSid) {
    throw badRequest(`Task ${task.sid} belongs to a Flex Interaction: close its Interaction channel instead.`);
  }
}
