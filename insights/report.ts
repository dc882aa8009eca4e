/** The whole report: what Insights would show about everything that has happened so far. */
import { type Conversation } from './conversations';
import { type Edition } from './attributes/edition';
import { type History } from './history/history';
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
  let readings = new Map<string, Read>();
  const joiner = createJoiner();
  let overview: Overview = { ...joiner.update([], []), done: 0, of: 0 };
  let upTo = -1;

  return (budgetMs) => {
    if (upTo === history.changes && overview.done === overview.of) return overview;
    upTo = history.changes;
    const tasks = history.tasks();
    const end = performance.now() + budgetMs;
    const changed: TaskReading[] = [];
    const current = new Map<string, Read>();
    let unread = 0;
    // Backwards: a person looks at the newest first.
    for (let place = tasks.length - 1; place >= 0; place -= 1) {
      const task = tasks[place];
      let read = readings.get(task.sid);
      if (read?.revision !== task.revision) {
        if (performance.now() <= end) {
          read = { revision: task.revision, reading: readTask(task, edition) };
          changed.push(read.reading);
        } else unread += 1;
      }
      if (read) current.set(task.sid, read);
    }
    readings = current;
    const all = tasks.flatMap(({ sid }) => current.get(sid)?.reading ?? []);
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
