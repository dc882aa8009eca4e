/** The whole report: what Insights would show of everything that has happened so far. */
import { joinConversations, replaceTask, sameLinks, type Conversation } from './conversations';
import { type Edition } from './attributes/edition';
import { type History } from './history/history';
import { readTask, type TaskReading } from './task-reading';

/** Counted once for each change: a page that looks every second must not cost anything. */
interface Overview {
  /** Newest first. */
  conversations: Conversation[];
  /** By their own ids, and by their tasks' SIDs. */
  byName: Map<string, Conversation>;
  segments: number;
}

/** An overview that may still lack older tasks: `done` of `of` have been read. */
interface Partial extends Overview {
  done: number;
  of: number;
}

export interface Report {
  overview(edition: Edition): Overview;
  /** Reads no longer than about `budgetMs`, the newest tasks first; asked again, it goes on. */
  overviewWithin(edition: Edition, budgetMs: number): Partial;
  conversations(edition: Edition): Conversation[];
  /** Undefined when no conversation has this id, or a task of this SID. */
  conversation(edition: Edition, name: string): Conversation | undefined;
}

interface Read {
  revision: number;
  reading: TaskReading;
}

const namesOf = ({ id, tasks }: Conversation) => [id, ...tasks.map(({ sid }) => sid)];
const segmentsIn = ({ tasks }: Conversation) => tasks.reduce((sum, { segments }) => sum + segments.length, 0);

function overviewOf(conversations: Conversation[]): Overview {
  return {
    conversations,
    byName: new Map(conversations.flatMap((each) => namesOf(each).map((name) => [name, each] as const))),
    segments: conversations.reduce((sum, each) => sum + segmentsIn(each), 0),
  };
}

/** Puts tasks that were read again in their places; undefined when that changes who belongs together. */
function updateTasks({ conversations, byName, segments }: Overview, changed: TaskReading[]): Overview | undefined {
  const next = conversations.slice();
  let counted = segments;
  for (const task of changed) {
    const old = byName.get(task.sid);
    const before = old?.tasks.find(({ sid }) => sid === task.sid);
    if (!old || !before || !sameLinks(before, task)) return undefined;
    const replaced = replaceTask(old, task);
    next[next.indexOf(old)] = replaced;
    for (const name of namesOf(replaced)) byName.set(name, replaced);
    counted += segmentsIn(replaced) - segmentsIn(old);
  }
  return { conversations: next, byName, segments: counted };
}

/** Reads a task again only when something happened to it. */
function createReader(history: History, edition: Edition): (budgetMs: number) => Partial {
  let readings = new Map<string, Read>();
  let partial: Partial = { ...overviewOf([]), done: 0, of: 0 };
  let upTo = -1;

  function join(): Overview {
    const tasks = history.tasks().flatMap(({ sid }) => readings.get(sid)?.reading ?? []);
    return overviewOf(joinConversations(tasks, partial.byName));
  }

  return (budgetMs) => {
    if (upTo === history.changes && partial.done === partial.of) return partial;
    upTo = history.changes;
    const tasks = history.tasks();
    const end = performance.now() + budgetMs;
    const removed = tasks.length < readings.size;
    if (removed) readings = new Map(tasks.flatMap(({ sid }) => (readings.has(sid) ? [[sid, readings.get(sid)!]] : [])));
    const changed: TaskReading[] = [];
    let done = tasks.length;
    // Backwards: a person looks at the newest first.
    for (let place = tasks.length - 1; place >= 0; place -= 1) {
      const task = tasks[place];
      if (readings.get(task.sid)?.revision === task.revision) continue;
      if (performance.now() > end) {
        done -= 1;
        continue;
      }
      const reading = readTask(task, edition);
      readings.set(task.sid, { revision: task.revision, reading });
      changed.push(reading);
    }
    const overview = (removed || changed.length > 50 ? undefined : updateTasks(partial, changed)) ?? join();
    partial = { ...overview, done, of: tasks.length };
    return partial;
  };
}

export function createReport(history: History): Report {
  const readers: Record<Edition, (budgetMs: number) => Partial> = {
    today: createReader(history, 'today'),
    specification: createReader(history, 'specification'),
  };
  return {
    overview: (edition) => readers[edition](Infinity),
    overviewWithin: (edition, budgetMs) => readers[edition](budgetMs),
    conversations: (edition) => readers[edition](Infinity).conversations,
    conversation: (edition, name) => readers[edition](Infinity).byName.get(name),
  };
}
