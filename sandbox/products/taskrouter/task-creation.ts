/** A task comes into being: which workflow, queue and channel it gets, and what is refused. */
import { readAttributes, readBoolean, readInteger, readPastDate } from '../../twilio/form-values';
import { type Answer, type Call } from '../../twilio/route';
import { type Task, type Workflow } from '../../state/state';
import { badRequest } from '../../twilio/twilio-error';
import { cancelWhenTooOld } from './task-ending';
import { publishRouting, publishTaskEvent } from './task-events';
import { highestPriority, readChannel } from './task-fields';
import { taskAnswer } from './task-format';
import { workflowTarget } from './workflow-target';
import { workspaceOf } from './workspace';

const daySeconds = 86_400;
const twoWeeksSeconds = 1_209_600;

function readWorkflow(call: Call): Workflow {
  const { workflows } = call.world.state;
  const sid = call.form.get('WorkflowSid');
  const workflow = sid === null && workflows.size === 1 ? [...workflows.values()][0] : workflows.get(sid ?? '');
  if (!workflow)
    throw badRequest(sid === null ? 'Missing required parameter WorkflowSid' : `Invalid WorkflowSid: ${sid}`);
  return workflow;
}

function readTarget(call: Call): string | null {
  const sid = call.form.get('RoutingTarget');
  const { workers, taskQueues, workflows } = call.world.state;
  if (sid !== null && ![workers, taskQueues, workflows].some((known) => known.has(sid))) {
    throw badRequest(`Invalid RoutingTarget: ${sid}`);
  }
  return sid;
}

function readQueue(call: Call): string | undefined {
  const sid = call.form.get('TaskQueueSid') ?? call.form.get('RoutingTarget');
  return sid?.startsWith('WQ') ? sid : undefined;
}

function defaultChannel(call: Call): string {
  const channels = [...call.world.state.taskChannels.values()];
  return channels.find(({ uniqueName }) => uniqueName === 'default')?.sid ?? '';
}

function readTask(call: Call): Task {
  const { form, world } = call;
  const now = world.clock.now();
  const workflow = readWorkflow(call);
  const attributes = readAttributes(form) ?? '{}';
  const target = workflowTarget(workflow, attributes);
  const taskQueueSid = readQueue(call) ?? target?.queue ?? '';
  if (!world.state.taskQueues.has(taskQueueSid)) throw badRequest('The task fits no TaskQueue of its workflow');
  const routingTarget = readTarget(call);
  return {
    sid: world.sids.next('WT'),
    version: 0,
    attributes,
    assignmentStatus: 'pending',
    reason: null,
    priority: readInteger(form, 'Priority', 0, highestPriority) ?? target?.priority ?? 0,
    timeout: readInteger(form, 'Timeout', 1, twoWeeksSeconds) ?? daySeconds,
    workflowSid: workflow.sid,
    taskQueueSid,
    taskChannelSid: readChannel(call) ?? defaultChannel(call),
    routingTarget,
    ignoreCapacity: routingTarget?.startsWith('WK') ? (readBoolean(form, 'IgnoreCapacity') ?? true) : false,
    dateCreated: now,
    dateUpdated: now,
    virtualStartTime: readPastDate(form, 'VirtualStartTime', now) ?? now,
    taskQueueEnteredDate: now,
    dateEnded: null,
  };
}

export function createTask(call: Call): Answer {
  workspaceOf(call);
  const { world } = call;
  const task = readTask(call);
  world.state.tasks.set(task.sid, task);
  publishTaskEvent(world, 'task.created', task);
  publishRouting(world, task);
  cancelWhenTooOld(world, task);
  return taskAnswer(call, 201, task);
}
