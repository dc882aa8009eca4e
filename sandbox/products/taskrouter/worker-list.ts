/** The list of workers: its filters, its order, and attributes that may be withheld in it. */
import { readBoolean } from '../../twilio/form-values';
import { readOrdering } from '../../twilio/ordering';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { parseAttributes, type TaskQueue, type Worker } from '../../state/state';
import { parseExpression } from './expression';
import { hiddenInLists } from './listed-attributes';
import { formatWorker } from './worker-format';
import { workspaceOf } from './workspace';

type Filter = (worker: Worker) => boolean;

const sortKeys = { DateStatusChanged: (worker: Worker) => worker.dateStatusChanged };

function byExpression(expression: string): Filter {
  const test = parseExpression(expression);
  return ({ attributes }) => test(parseAttributes(attributes) ?? {});
}

/** Undefined when the list is not limited to a queue's workers. */
function queueFilter(call: Call): Filter | undefined {
  const sid = call.query.get('TaskQueueSid');
  const name = call.query.get('TaskQueueName');
  if (sid === null && name === null) return undefined;
  const queues: TaskQueue[] = [...call.world.state.taskQueues.values()];
  const queue = queues.find((each) => each.sid === sid || each.friendlyName === name);
  return queue ? byExpression(queue.targetWorkers) : () => false;
}

function readFilters(call: Call): Filter[] {
  const { query, world } = call;
  const activityOf = (worker: Worker) => world.state.activities.get(worker.activitySid);
  const fields: Record<string, (worker: Worker, wanted: string) => boolean> = {
    FriendlyName: (worker, wanted) => worker.friendlyName.toLowerCase() === wanted.toLowerCase(),
    ActivityName: (worker, wanted) => activityOf(worker)?.friendlyName === wanted,
    ActivitySid: (worker, wanted) => worker.activitySid === wanted,
    Available: (worker) => activityOf(worker)?.available === readBoolean(query, 'Available'),
  };
  const filters = Object.entries(fields)
    .filter(([name]) => query.has(name))
    .map(
      ([name, fits]): Filter =>
        (worker) =>
          fits(worker, query.get(name) ?? ''),
    );
  const expression = query.get('TargetWorkersExpression');
  if (expression !== null) filters.push(byExpression(expression));
  const ofQueue = queueFilter(call);
  return ofQueue ? [...filters, ofQueue] : filters;
}

export const workerListLimit = (call: Call): string =>
  call.query.has('TargetWorkersExpression') ? 'Worker-List-TargetWorkersExpression' : 'Worker-List';

export function listWorkers(call: Call): Answer {
  workspaceOf(call);
  const filters = readFilters(call);
  const { state } = call.world;
  const workers = [...state.workers.values()].filter((worker) => filters.every((fits) => fits(worker)));
  const sorted = workers.toSorted(readOrdering(call.query.get('Ordering'), sortKeys));
  const hidden = hiddenInLists(call.world);
  return {
    status: 200,
    body: pageOf(call, 'workers', sorted, (worker) => ({ ...formatWorker(call, worker), ...hidden })),
  };
}
