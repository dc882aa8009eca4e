/**
 * What happened to every task, kept after TaskRouter has deleted it. The report reads nothing else. Events are recorded
 * when they are published, so a lost callback loses nothing here; writes are recorded with their answers.
 */
import { addEvent, beginTask } from './add-event';
import { callbackNames, seeFields } from './seen-event';
import { type TaskHistory, type Write } from './task-history';

/** The part of a logged event that the history reads. */
interface LoggedEvent {
  type: string;
  /** ms on the sandbox's clock. */
  at: number;
  parameters: Record<string, string>;
}

export interface History {
  event(event: LoggedEvent): void;
  /** A request that carried attributes for the task, with its answer. */
  write(taskSid: string, write: Write): void;
  /** Oldest first. */
  tasks(): TaskHistory[];
  task(sid: string): TaskHistory | undefined;
  /** Grows with every change. */
  readonly changes: number;
  clear(): void;
}

/** Tasks kept; the older half goes when there are more, so that a process left running does not grow without end. */
const mostTasks = 20_000;

export function createHistory(): History {
  let tasks = new Map<string, TaskHistory>();
  let changes = 0;

  function addTask(task: TaskHistory): TaskHistory {
    tasks.set(task.sid, task);
    if (tasks.size > mostTasks) tasks = new Map([...tasks].slice(mostTasks / 2));
    return task;
  }

  return {
    event({ type, at, parameters }) {
      const { TaskSid: sid, TaskAttributes: attributes = '' } = parameters;
      if (!sid) return;
      changes += 1;
      const event = { ...seeFields(parameters, callbackNames), sid: '', type, at, attributes };
      const task = tasks.get(sid) ?? addTask(beginTask(event));
      task.revision = changes;
      addEvent(task, event, changes);
    },
    write(taskSid, write) {
      const task = tasks.get(taskSid);
      if (!task) return;
      changes += 1;
      task.revision = changes;
      task.writes.push(write);
    },
    tasks: () => [...tasks.values()],
    task: (sid) => tasks.get(sid),
    get changes() {
      return changes;
    },
    clear() {
      tasks.clear();
      changes += 1;
    },
  };
}
