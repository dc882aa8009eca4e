import { readAttributes, readBoolean, readInteger, readPastDate } from '../form-values';
import { assertVersion } from '../if-match';
import type { Answer, Call } from '../route';
import type { Task, TaskStatus, Workflow } from '../state';
import { badRequest, notFound } from '../twilio-error';
import { publishTaskEvent } from './task-events';
import { taskAnswer } from './task-format';
import { assertNoInteraction, assertTransition, cancelWhenTooOld, changeTask, endTask } from './task-lifecycle';
import { workflowTarget } from './workflow-target';
import { workspaceOf } from './workspace';

const day = 86_400;
const twoWeeks = 1_209_600;
const highestPriority = 2_147_483_647;

export function taskOf(call: Call): Task {
  workspaceOf(call);
  const task = call.world.state.tasks.get(call.sids['TaskSid'] ?? call.sids['Sid'] ?? '');
  if (!task) throw notFound(call.path);
  return task;
}

function readWorkflow(call: Call): Workflow {
  const { workflows } = call.world.state;
  const sid = call.form.get('WorkflowSid');
  const workflow = sid === null && workflows.size === 1 ? [...workflows.values()][0] : workflows.get(sid ?? '');
  if (!workflow) throw badRequest(sid === null ? 'Missing required parameter WorkflowSid' : `Invalid WorkflowSid: ${sid}`);
  return workflow;
}

function readChannel(call: Call): string | undefined {
  const name = call.form.get('TaskChannel');
  if (name === null) return undefined;
  const channels = [...call.world.state.taskChannels.values()];
  const channel = channels.find(({ sid, uniqueName }) => sid === name || uniqueName === name);
  if (!channel) throw badRequest(`Invalid TaskChannel: ${name}`);
  return channel.sid;
}

function readTarget(call: Call): string | null {
  const sid = call.form.get('RoutingTarget');
  const { workers, taskQueues, workflows } = call.world.state;
  if (sid !== null && ![workers, taskQueues, workflows].some((known) => known.has(sid))) {
    throw badRequest(`Invalid RoutingTarget: ${sid}`);
  }
  return sid;
}

function readQueue(call: Call): string | null {
  const sid = call.form.get('TaskQueueSid') ?? call.form.get('RoutingTarget');
  return sid?.startsWith('WQ') ? sid : null;
}

export function createTask(call: Call): Answer {
  workspaceOf(call);
  const { form, world } = call;
  const now = world.clock.now();
  const workflow = readWorkflow(call);
  const attributes = readAttributes(form) ?? '{}';
  const target = workflowTarget(workflow, attributes);
  const taskQueueSid = readQueue(call) ?? target?.queue ?? '';
  if (!world.state.taskQueues.has(taskQueueSid)) throw badRequest('The task fits no TaskQueue of its workflow');
  const routingTarget = readTarget(call);
  const task: Task = {
    sid: world.sids.next('WT'),
    version: 0,
    attributes,
    assignmentStatus: 'pending',
    reason: null,
    priority: readInteger(form, 'Priority', 0, highestPriority) ?? target?.priority ?? 0,
    timeout: readInteger(form, 'Timeout', 1, twoWeeks) ?? day,
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
  world.state.tasks.set(task.sid, task);
  publishTaskEvent(world, 'task.created', task);
  cancelWhenTooOld(world, task);
  return taskAnswer(call, 201, task);
}

function defaultChannel(call: Call): string {
  const channels = [...call.world.state.taskChannels.values()];
  return channels.find(({ uniqueName }) => uniqueName === 'default')?.sid ?? '';
}

export function fetchTask(call: Call): Answer {
  return taskAnswer(call, 200, taskOf(call));
}

const statuses: string[] = ['pending', 'reserved', 'assigned', 'canceled', 'completed', 'wrapping'];

function readStatus(form: URLSearchParams): TaskStatus | undefined {
  const status = form.get('AssignmentStatus');
  if (status !== null && !statuses.includes(status)) throw badRequest(`Invalid AssignmentStatus: ${status}`);
  return (status as TaskStatus | null) ?? undefined;
}

function readChanges(call: Call): Partial<Task> {
  const { form, world } = call;
  const changes: Partial<Task> = {
    attributes: readAttributes(form),
    reason: form.get('Reason') ?? undefined,
    priority: readInteger(form, 'Priority', 0, highestPriority),
    taskChannelSid: readChannel(call),
    virtualStartTime: readPastDate(form, 'VirtualStartTime', world.clock.now()),
  };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
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
  const wrapping = changeTask(call.world, task, { ...changes, assignmentStatus: status });
  publishTaskEvent(call.world, 'task.wrapup', wrapping);
  return taskAnswer(call, 200, wrapping);
}

export function deleteTask(call: Call): Answer {
  const task = taskOf(call);
  assertVersion(call.ifMatch, task);
  assertNoInteraction(task);
  call.world.state.tasks.delete(task.sid);
  publishTaskEvent(call.world, 'task.deleted', task);
  return { status: 204 };
}
