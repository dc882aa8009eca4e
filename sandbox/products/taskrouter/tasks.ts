/** Requests about one task: reading, changing if its version fits, deleting. */
import { assertVersion } from '../../twilio/if-match';
import { type Answer, type Call } from '../../twilio/route';
import { type Task } from '../../state/state';
import { badRequest, notFound } from '../../twilio/twilio-error';
import { deleteTaskNow, endTask, wrapTask } from './task-ending';
import { publishRouting, publishTaskEvent } from './task-events';
import { readChanges, readStatus } from './task-fields';
import { taskAnswer } from './task-format';
import { assertNoInteraction, assertTransition, changeTask } from './task-lifecycle';
import { workflowTarget } from './workflow-target';
import { workspaceOf } from './workspace';

export function taskOf(call: Call): Task {
  workspaceOf(call);
  const task = call.world.state.tasks.get(call.sids.TaskSid ?? call.sids.Sid ?? '');
  if (!task) throw notFound(call.path);
  return task;
}

export function fetchTask(call: Call): Answer {
  return taskAnswer(call, 200, taskOf(call));
}

/** For a waiting task new attributes run the workflow again, which may choose another queue. */
function reroute(call: Call, task: Task, attributes: string): Partial<Task> {
  const workflow = call.world.state.workflows.get(task.workflowSid);
  if (task.assignmentStatus !== 'pending' || !workflow) return {};
  const queue = workflowTarget(workflow, attributes)?.queue;
  if (!queue || queue === task.taskQueueSid) return {};
  return { taskQueueSid: queue, taskQueueEnteredDate: call.world.clock.now() };
}

function changeFields(call: Call, task: Task, changes: Partial<Task>): Task {
  const rerouted = changes.attributes ? reroute(call, task, changes.attributes) : {};
  const changed = changeTask(call.world, task, { ...changes, ...rerouted });
  publishTaskEvent(call.world, 'task.updated', changed);
  if (rerouted.taskQueueSid) publishRouting(call.world, changed);
  return changed;
}

export function updateTask(call: Call): Answer {
  const task = taskOf(call);
  assertVersion(call.ifMatch, task);
  const status = readStatus(call.form);
  const changes = readChanges(call);
  if (status === undefined) return taskAnswer(call, 200, changeFields(call, task, changes));
  if (status !== 'canceled' && changes.attributes !== undefined) {
    throw badRequest(`Attributes cannot be updated together with AssignmentStatus ${status}: send two requests.`);
  }
  if (status === 'canceled') assertNoInteraction(task);
  assertTransition(call.world, task, status);
  if (status === 'canceled' || status === 'completed') {
    return taskAnswer(call, 200, endTask(call.world, task, status, changes));
  }
  return taskAnswer(call, 200, wrapTask(call.world, task, changes));
}

export function deleteTask(call: Call): Answer {
  const task = taskOf(call);
  assertVersion(call.ifMatch, task);
  assertNoInteraction(task);
  deleteTaskNow(call.world, task, 'task.deleted');
  return { status: 204 };
}
