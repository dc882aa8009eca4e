/**
 * The only place where a task changes, so that version, dates, events and deletion always go together.
 * https://www.twilio.com/docs/taskrouter/lifecycle-task-state
 */
import { accountSid } from '../seed-sids';
import { parseAttributes } from '../state';
import type { Task, TaskStatus } from '../state';
import { badRequest } from '../twilio-error';
import type { World } from '../world';
import { publishTaskEvent } from './task-events';

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
  if (parseAttributes(task.attributes)?.['flexInteractionChannelSid']) {
    throw badRequest(`Task ${task.sid} belongs to a Flex Interaction: close its Interaction channel instead.`);
  }
}

function deleteLater(world: World, task: Task): void {
  const at = world.clock.now() + world.settings.deletionSeconds * 1000;
  world.clock.at(at, () => world.state.tasks.delete(task.sid));
}

const closingEvents = { canceled: 'task.canceled', completed: 'task.completed' } as const;

/** Ends a task: it keeps its answerable state for a while and is then gone without another event. */
export function endTask(world: World, task: Task, status: 'canceled' | 'completed', fields: Partial<Task> = {}): Task {
  const ended = changeTask(world, task, { ...fields, assignmentStatus: status, dateEnded: world.clock.now() });
  publishTaskEvent(world, closingEvents[status], ended, ended.reason ?? undefined);
  deleteLater(world, ended);
  return ended;
}

/** TaskRouter gives up on a task that waited longer than its timeout. */
export function cancelWhenTooOld(world: World, { sid, timeout }: Task): void {
  world.clock.at(world.clock.now() + timeout * 1000, () => {
    const task = world.state.tasks.get(sid);
    if (task?.assignmentStatus !== 'pending' && task?.assignmentStatus !== 'reserved') return;
    endTask(world, task, 'canceled', { reason: 'Task TTL Exceeded' });
  });
}
