/**
 * What happened to every task, kept after TaskRouter has deleted it. The report reads nothing else. Events are recorded
 * when they are published, so a lost callback loses nothing here; writes are recorded with their answers.
 */
import { type Moment, type TaskHistory, type Write } from './task-history';

/** The part of a logged event that the history reads. */
interface SeenEvent {
  type: string;
  /** ms on the sandbox's clock. */
  at: number;
  parameters: Record<string, string>;
}

export interface History {
  event(event: SeenEvent): void;
  /** A request that carried attributes for the task, with its answer. */
  write(taskSid: string, write: Write): void;
  /** Oldest first. */
  tasks(): TaskHistory[];
  /** Grows with every change. */
  readonly changes: number;
  clear(): void;
}

/** Tasks kept; the older half goes when there are more, so that a process left running does not grow without end. */
const mostTasks = 20_000;

function agentOf({ WorkerAttributes = '', WorkerName = '' }: Record<string, string>): string {
  try {
    const { full_name: name } = JSON.parse(WorkerAttributes) as { full_name?: unknown };
    return typeof name === 'string' && name !== '' ? name : WorkerName;
  } catch {
    return WorkerName;
  }
}

function beginTask({ parameters, at }: SeenEvent): TaskHistory {
  return {
    sid: parameters.TaskSid,
    channel: parameters.TaskChannelUniqueName ?? '',
    workflow: parameters.WorkflowName ?? '',
    createdAt: at,
    moments: [],
    attributes: [],
    ended: null,
    writes: [],
    revision: 0,
  };
}

function momentOf({ type, at, parameters }: SeenEvent, order: number): Moment {
  const { ReservationSid: reservation } = parameters;
  return {
    type,
    at,
    order,
    queue: parameters.TaskQueueName ?? '',
    ...(reservation && { reservation, agent: agentOf(parameters) }),
  };
}

const endings: Record<string, 'canceled' | 'completed' | 'deleted'> = {
  'task.canceled': 'canceled',
  'task.completed': 'completed',
  'task.deleted': 'deleted',
  'task.system-deleted': 'deleted',
};

export function createHistory(): History {
  let tasks = new Map<string, TaskHistory>();
  let changes = 0;

  function addTask(task: TaskHistory): TaskHistory {
    tasks.set(task.sid, task);
    if (tasks.size > mostTasks) tasks = new Map([...tasks].slice(mostTasks / 2));
    return task;
  }

  return {
    event(event) {
      const { TaskSid: sid, TaskAttributes: text = '', TaskCanceledReason, TaskCompletedReason } = event.parameters;
      if (!sid) return;
      changes += 1;
      const task = tasks.get(sid) ?? addTask(beginTask(event));
      const { at } = event;
      task.revision = changes;
      task.moments.push(momentOf(event, changes));
      if (task.attributes.at(-1)?.text !== text) task.attributes.push({ at, order: changes, text });
      const status = endings[event.type];
      // A completed task is deleted later, which changes nothing for Insights.
      if (status)
        task.ended ??= { at, order: changes, status, reason: TaskCanceledReason ?? TaskCompletedReason ?? null };
    },
    write(taskSid, write) {
      const task = tasks.get(taskSid);
      if (!task) return;
      changes += 1;
      task.revision = changes;
      task.writes.push(write);
    },
    tasks: () => [...tasks.values()],
    get changes() {
      return changes;
    },
    clear() {
      tasks.clear();
      changes += 1;
    },
  };
}
