/** The whole report: what Insights would show about everything that has happened so far. */
import { joinConversations, type Conversation } from './conversations';
import { type Edition } from './attributes/edition';
import { type History } from './history/history';
import { readTask, type TaskReading } from './task-reading';

/** Computed once for each change, so that a page that asks every second costs nothing. */
interface Overview {
  /** Newest first. */
  conversations: Conversation[];
  /** By conversation id, and by the SIDs of the tasks. */
  byName: Map<string, Conversation>;
  segments: number;
  /** Conversations with a warning. */
  warned: number;
}

export interface Report {
  overview(edition: Edition): Overview;
  conversations(edition: Edition): Conversation[];
  /** `name`: the conversation's id, or the SID of one of its tasks. */
  conversation(edition: Edition, name: string): Conversation | undefined;
}

interface Read {
  revision: number;
  reading: TaskReading;
}

function overviewOf(conversations: Conversation[]): Overview {
  const byName = new Map(
    conversations.flatMap((each) =>
      [each.id, ...each.tasks.map(({ sid }) => sid)].map((name) => [name, each] as const),
    ),
  );
  return {
    conversations,
    byName,
    segments: conversations.reduce(
      (sum, { tasks }) => sum + tasks.reduce((within, { segments }) => within + segments.length, 0),
      0,
    ),
    warned: conversations.filter(({ warnings }) => warnings.length > 0).length,
  };
}

/** Reads a task again only after something has happened to it. */
function createReader(history: History, edition: Edition): () => Overview {
  let readings = new Map<string, Read>();
  let overview = overviewOf([]);
  let upTo = -1;
  return () => {
    if (upTo === history.changes) return overview;
    upTo = history.changes;
    readings = new Map(
      history.tasks().map((task) => {
        const known = readings.get(task.sid);
        const current =
          known?.revision === task.revision ? known : { revision: task.revision, reading: readTask(task, edition) };
        return [task.sid, current];
      }),
    );
    overview = overviewOf(joinConversations([...readings.values()].map(({ reading }) => reading)));
    return overview;
  };
}

export function createReport(history: History): Report {
  const readers: Record<Edition, () => Overview> = {
    today: createReader(history, 'today'),
    specification: createReader(history, 'specification'),
  };
  return {
    overview: (edition) => readers[edition](),
    conversations: (edition) => readers[edition]().conversations,
    conversation: (edition, name) => readers[edition]().byName.get(name),
  };
}
