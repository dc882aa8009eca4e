/** A task as TaskRouter's JSON shows it. */
import { isoSeconds } from '../../state/clock';
import { etagOf } from '../../twilio/if-match';
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { type Task } from '../../state/state';
import { type World } from '../../twilio/world';

/** Whole seconds since the task was created, or until it ended. */
export function taskAge(world: World, task: Task): number {
  return Math.max(Math.floor(((task.dateEnded ?? world.clock.now()) - task.dateCreated) / 1000), 0);
}

export function formatTask(call: Call, task: Task) {
  const { state } = call.world;
  const workspace = `${call.baseUrl}/v1/Workspaces/${state.workspace.sid}`;
  const url = `${workspace}/Tasks/${task.sid}`;
  return {
    account_sid: accountSid,
    age: taskAge(call.world, task),
    assignment_status: task.assignmentStatus,
    attributes: task.attributes,
    addons: '{}',
    date_created: isoSeconds(task.dateCreated),
    date_updated: isoSeconds(task.dateUpdated),
    task_queue_entered_date: isoSeconds(task.taskQueueEnteredDate),
    virtual_start_time: isoSeconds(task.virtualStartTime),
    priority: task.priority,
    reason: task.reason,
    sid: task.sid,
    task_queue_sid: task.taskQueueSid,
    task_queue_friendly_name: state.taskQueues.get(task.taskQueueSid)?.friendlyName ?? null,
    task_channel_sid: task.taskChannelSid,
    task_channel_unique_name: state.taskChannels.get(task.taskChannelSid)?.uniqueName ?? null,
    timeout: task.timeout,
    workflow_sid: task.workflowSid,
    workflow_friendly_name: state.workflows.get(task.workflowSid)?.friendlyName ?? null,
    workspace_sid: state.workspace.sid,
    ignore_capacity: task.ignoreCapacity,
    routing_target: task.routingTarget,
    url,
    links: {
      task_queue: `${workspace}/TaskQueues/${task.taskQueueSid}`,
      workflow: `${workspace}/Workflows/${task.workflowSid}`,
      workspace,
      reservations: `${url}/Reservations`,
    },
  };
}

export function taskAnswer(call: Call, status: number, task: Task): Answer {
  return { status, body: formatTask(call, task), headers: { ETag: etagOf(task) } };
}
