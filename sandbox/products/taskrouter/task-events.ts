/** What task events say; reservation events say it too. */
import { publishEvent } from './publish-event';
import { type Task } from '../../state/state';
import { type World } from '../../twilio/world';
import { taskAge } from './task-format';

const seconds = (ms: number) => String(Math.floor(ms / 1000));

function reasonParameter(task: Task): Record<string, string> {
  if (task.reason === null) return {};
  if (task.assignmentStatus === 'canceled') return { TaskCanceledReason: task.reason };
  if (task.assignmentStatus === 'completed') return { TaskCompletedReason: task.reason };
  return {};
}

/** The Task* parameters that task and reservation events carry. */
export function taskParameters(world: World, task: Task): Record<string, string> {
  const { taskQueues, taskChannels, workflows } = world.state;
  const queue = taskQueues.get(task.taskQueueSid);
  return {
    TaskSid: task.sid,
    TaskAttributes: task.attributes ?? '',
    TaskAge: String(taskAge(world, task)),
    TaskPriority: String(task.priority),
    TaskAssignmentStatus: task.assignmentStatus,
    TaskVersion: String(task.version),
    TaskDateCreated: seconds(task.dateCreated),
    TaskVirtualStartTime: seconds(task.virtualStartTime),
    TaskIgnoreCapacity: String(task.ignoreCapacity),
    TaskChannelSid: task.taskChannelSid,
    TaskChannelUniqueName: taskChannels.get(task.taskChannelSid)?.uniqueName ?? '',
    TaskQueueSid: task.taskQueueSid,
    TaskQueueName: queue?.friendlyName ?? '',
    TaskQueueTargetExpression: queue?.targetWorkers ?? '',
    ...(task.taskQueueEnteredDate === null ? {} : { TaskQueueEnteredDate: seconds(task.taskQueueEnteredDate) }),
    WorkflowSid: task.workflowSid,
    WorkflowName: workflows.get(task.workflowSid)?.friendlyName ?? '',
    ...reasonParameter(task),
  };
}

export type TaskEvent =
  | 'task.created'
  | 'task.updated'
  | 'task.canceled'
  | 'task.wrapup'
  | 'task.completed'
  | 'task.deleted'
  | 'task.system-deleted'
  | 'task.transfer-initiated'
  | 'task.transfer-attempt-failed'
  | 'task.transfer-failed'
  | 'task.transfer-completed';

export function publishTaskEvent(world: World, type: TaskEvent, task: Task, description?: string): void {
  publishEvent(world, {
    type,
    description: description ?? `Task ${task.sid} ${type.slice('task.'.length)}`,
    resourceType: 'task',
    resourceSid: task.sid,
    parameters: taskParameters(world, task),
  });
}

/** The task goes through its workflow into a queue. */
export function publishRouting(world: World, task: Task): void {
  for (const type of ['workflow.entered', 'workflow.target-matched', 'task-queue.entered']) {
    publishEvent(world, {
      type,
      description: `Task ${task.sid} ${type}`,
      resourceType: 'task',
      resourceSid: task.sid,
      parameters: taskParameters(world, task),
    });
  }
}
