/** The whole report: what Insights would show of everything that has happened so far. */
import { joinConversations } from './conversations';
import type { Conversation } from './conversations';
import type { Edition } from './edition';
import type { History } from './history';
import { readTask } from './task-reading';
import type { TaskReading } from './task-reading';

export interface Report {
  /** Newest first. */
  conversations(edition: Edition): Conversation[];
  /** Undefined when no conversation has this id, or a task of this SID. */
  conversation(edition: Edition, id: string): Conversation | undefined;
}

interface Read {
  revision: number;
  reading: TaskReading;
}

/** Reads a task again only when something happened to it: a page that looks every second must not cost anything. */
function createReader(history: History, edition: Edition): () => Conversation[] {
  let readings = new Map<string, Read>();
  let conversations: Conversation[] = [];
  let upTo = -1;
  return () => {
    if (upTo === history.changes) return conversations;
    upTo = history.changes;
    readings = new Map(
      history.tasks().map((task) => {
        const known = readings.get(task.sid);
        const current = known?.revision === task.revision ? known : { revision: task.revision, reading: readTask(task, edition) };
        return [task.sid, current];
      }),
    );
    conversations = joinConversations([...readings.values()].map(({ reading }) => reading));
    return conversations;
  };
}

export function createReport(history: History): Report {
  const readers: Record<Edition, () => Conversation[]> = {
    today: createReader(history, 'today'),
    specification: createReader(history, 'specification'),
  };
  return {
    conversations: (edition) => readers[edition](),
    conversation: (edition, id) => readers[edition]().find((each) => each.id === id || each.tasks.some(({ sid }) => sid === id)),
  };
}
