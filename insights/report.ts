/** The whole report: what Insights would show about everything that has happened so far. */
import { type Conversation } from './conversations';
import { type Edition } from './attributes/edition';
import { type History } from './history/history';
import { type TaskHistory } from './history/task-history';
import { createJoiner, findByName, type JoinedTasks } from './joined-tasks';
import { readTask, type TaskReading } from './task-reading';

/** A report that may still lack older tasks: `done` of `of` have been read. */
interface Overview extends JoinedTasks {
  done: number;
  of: number;
}

export interface Report {
  /** Computed once for each change, so that a page that asks every second costs nothing. */
  overview(edition: Edition): JoinedTasks;
  /** Reads no longer than about `budgetMs`, the newest tasks first; asked again, it goes on. */
  overviewWithin(edition: Edition, budgetMs: number): Overview;
  conversations(edition: Edition): Conversation[];
  /** `name`: the conversation's id, or the SID of one of its tasks. */
  conversation(edition: Edition, name: string): Conversation | undefined;
}

interface Read {
  revision: number;
  reading: TaskReading;
}

/** Reads a task again only after something has happened to it. */
function createReader(history: History, edition: Edition): (budgetMs: number) => Overview {
  const readings = new Map<string, Read>();
  const joiner = createJoiner();
  const readingsOf = (tasks: TaskHistory[]) => tasks.flatMap(({ sid }) => readings.get(sid)?.reading ?? []);
  let overview: Overview | undefined;
  let upTo = 0;

  function forgetRemoved(tasks: TaskHistory[]): void {
    const wanted = new Set(tasks.map(({ sid }) => sid));
    for (const sid of readings.keys()) if (!wanted.has(sid)) readings.delete(sid);
  }

  return (budgetMs) => {
    if (overview && upTo === history.changes && overview.done === overview.of) return overview;
    const tasks = history.tasks();
    const end = performance.now() + budgetMs;
    const changed: TaskReading[] = [];
    let unread = 0;
    // Backwards: a person looks at the newest first.
    for (let place = tasks.length - 1; place >= 0; place -= 1) {
      const task = tasks[place];
      const known = readings.get(task.sid);
      if (known?.revision === task.revision) continue;
      if (performance.now() > end) {
        unread += 1;
        continue;
      }
      const reading = readTask(task, edition);
      readings.set(task.sid, { revision: task.revision, reading });
      changed.push(reading);
    }
    if (readings.size + unread > tasks.length) forgetRemoved(tasks);
    upTo = history.changes;
    const all = { count: readings.size, list: () => readingsOf(tasks) };
    overview = { ...joiner.update(all, changed), done: tasks.length - unread, of: tasks.length };
    return overview;
  };
}

export function createReport(history: History): Report {
  const readers: Record<Edition, (budgetMs: number) => Overview> = {
    today: createReader(history, 'today'),
    specification: createReader(history, 'specification'),
  };
  return {
    overview: (edition) => readers[edition](Infinity),
    overviewWithin: (edition, budgetMs) => readers[edition](budgetMs),
    conversations: (edition) => readers[edition](Infinity).conversations,
    conversation: (edition, name) => findByName(readers[edition](Infinity), name),
  };
}
