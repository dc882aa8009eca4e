/** The list of tasks: its filters, its order, and attributes that may be withheld in it. */
import { readOrdering } from '../../twilio/ordering';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { parseAttributes, type Task } from '../../state/state';
import { parseExpression } from './expression';
import { hiddenInLists } from './listed-attributes';
import { formatTask } from './task-format';
import { workspaceOf } from './workspace';

type Filter = (task: Task) => boolean;

const sortKeys = {
  DateCreated: (task: Task) => task.dateCreated,
  Priority: (task: Task) => task.priority,
  VirtualStartTime: (task: Task) => task.virtualStartTime,
};

/** Parameters that ask for one exact value. */
function exactFilters(call: Call): Filter[] {
  const { query, world } = call;
  const fields: Record<string, (task: Task) => unknown> = {
    Priority: (task) => String(task.priority),
    WorkflowSid: (task) => task.workflowSid,
    WorkflowName: (task) => world.state.workflows.get(task.workflowSid)?.friendlyName,
    TaskQueueSid: (task) => task.taskQueueSid,
    TaskQueueName: (task) => world.state.taskQueues.get(task.taskQueueSid)?.friendlyName,
    RoutingTarget: (task) => task.routingTarget,
  };
  return Object.entries(fields)
    .filter(([name]) => query.has(name))
    .map(
      ([name, valueOf]) =>
        (task) =>
          valueOf(task) === query.get(name),
    );
}

function readFilters(call: Call): Filter[] {
  const filters = exactFilters(call);
  const statuses = call.query
    .getAll('AssignmentStatus')
    .flatMap((list) => list.split(','))
    .map((name) => name.trim());
  if (statuses.length > 0) filters.push((task) => statuses.includes(task.assignmentStatus));
  if (call.query.get('HasAddons') === 'true') filters.push(() => false);
  const expression = call.query.get('EvaluateTaskAttributes');
  if (expression !== null) {
    const test = parseExpression(expression);
    filters.push((task) => test(parseAttributes(task.attributes) ?? {}));
  }
  return filters;
}

export const taskListLimit = (call: Call): string =>
  call.query.has('EvaluateTaskAttributes') ? 'Task-List-EvaluateTaskAttributes' : 'Task-List';

export function listTasks(call: Call): Answer {
  workspaceOf(call);
  const filters = readFilters(call);
  const { state } = call.world;
  const tasks = [...state.tasks.values()].filter((task) => filters.every((fits) => fits(task)));
  const hidden = hiddenInLists(call.world);
  const sorted = tasks.toSorted(readOrdering(call.query.get('Ordering') ?? 'DateCreated:asc', sortKeys));
  return { status: 200, body: pageOf(call, 'tasks', sorted, (task) => ({ ...formatTask(call, task), ...hidden })) };
}
