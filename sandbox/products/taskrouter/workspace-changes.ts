/** Queues and workflows can be added and removed; nothing else of the workspace's set-up can be changed here. */
import { readInteger } from '../../twilio/form-values';
import { type Answer, type Call } from '../../twilio/route';
import { type TaskQueue, type Workflow } from '../../state/state';
import { badRequest, notFound } from '../../twilio/twilio-error';
import { taskQueues, workflows } from './workspace-setup';
import { workspaceOf } from './workspace';

function readName(form: URLSearchParams, others: Map<string, { friendlyName: string }>): string {
  const friendlyName = form.get('FriendlyName') ?? '';
  if (friendlyName === '') throw badRequest('FriendlyName is missing');
  if ([...others.values()].some((other) => other.friendlyName === friendlyName))
    throw badRequest(`FriendlyName ${friendlyName} is taken`);
  return friendlyName;
}

export function createTaskQueue(call: Call): Answer {
  workspaceOf(call);
  const { form, world } = call;
  const queue: TaskQueue = {
    sid: world.sids.next('WQ'),
    friendlyName: readName(form, world.state.taskQueues),
    targetWorkers: form.get('TargetWorkers') || '1==1',
  };
  world.state.taskQueues.set(queue.sid, queue);
  return { status: 201, body: taskQueues.show(call, queue) };
}

/** The configuration of a workflow, when it is one and names known queues only. */
function readConfiguration(call: Call): string {
  const text = call.form.get('Configuration') ?? '';
  const named = [...text.matchAll(/"queue"\s*:\s*"(WQ\w+)"/g)].map(([, sid]) => sid);
  try {
    const { task_routing: routing } = JSON.parse(text) as { task_routing?: object };
    if (routing && named.every((sid) => call.world.state.taskQueues.has(sid))) return text;
  } catch {
    // Said below.
  }
  throw badRequest('Invalid Configuration');
}

export function createWorkflow(call: Call): Answer {
  workspaceOf(call);
  const { form, world } = call;
  const workflow: Workflow = {
    sid: world.sids.next('WW'),
    friendlyName: readName(form, world.state.workflows),
    configuration: readConfiguration(call),
    taskReservationTimeout: readInteger(form, 'TaskReservationTimeout', 1, 86_400) ?? 120,
  };
  world.state.workflows.set(workflow.sid, workflow);
  return { status: 201, body: workflows.show(call, workflow) };
}

const waiting = (call: Call, field: 'taskQueueSid' | 'workflowSid') =>
  [...call.world.state.tasks.values()].some((task) => task[field] === call.sids.Sid && task.dateEnded === null);

export function deleteTaskQueue(call: Call): Answer {
  workspaceOf(call);
  const { taskQueues: queues, workflows: all } = call.world.state;
  const sid = call.sids.Sid;
  if (!queues.has(sid)) throw notFound(call.path);
  const used =
    waiting(call, 'taskQueueSid') || [...all.values()].some(({ configuration }) => configuration.includes(sid));
  if (used) throw badRequest(`TaskQueue ${sid} is in use`);
  queues.delete(sid);
  return { status: 204 };
}

export function deleteWorkflow(call: Call): Answer {
  workspaceOf(call);
  const { workflows: all } = call.world.state;
  const sid = call.sids.Sid;
  if (!all.has(sid)) throw notFound(call.path);
  if (waiting(call, 'workflowSid')) throw badRequest(`Workflow ${sid} is in use`);
  all.delete(sid);
  return { status: 204 };
}
