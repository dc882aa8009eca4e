/** Joins the tasks of one conversation as Insights does, and finds tasks that belong together but are not linked. */
import { type TaskReading } from './task-reading';
import { type Warning } from './warnings/warning';

export interface Conversation {
  /** The tasks' conversation_id, else the SID of the first task. */
  id: string;
  /** Oldest first. */
  tasks: TaskReading[];
  warnings: Warning[];
}

/** Groups of names: names that were joined, directly or through others, have the same root. */
class Groups {
  private readonly parents = new Map<string, string>();

  rootOf(name: string): string {
    let root = name;
    for (let parent = this.parents.get(root); parent !== undefined; parent = this.parents.get(root)) root = parent;
    if (root !== name) this.parents.set(name, root);
    return root;
  }

  join(one: string, other: string): void {
    const [root, second] = [this.rootOf(one), this.rootOf(other)];
    if (root !== second) this.parents.set(second, root);
  }
}

/**
 * conversation_id, call_sid, previous_task_sid and the Interaction join tasks.
 * https://www.twilio.com/docs/flex/developer/insights/taskrouter-data
 */
function linksOf({ conversationId, callSid, previousTaskSid, interactionSid }: TaskReading): string[] {
  return [conversationId, callSid, previousTaskSid, interactionSid].filter((sid) => sid !== null);
}

function groupTasks(tasks: TaskReading[]): TaskReading[][] {
  const groups = new Groups();
  for (const task of tasks) {
    for (const link of linksOf(task)) groups.join(link, task.sid);
  }
  const byRoot = new Map<string, TaskReading[]>();
  for (const task of tasks) {
    const root = groups.rootOf(task.sid);
    byRoot.set(root, [...(byRoot.get(root) ?? []), task]);
  }
  return [...byRoot.values()].map((group) => group.toSorted((one, other) => one.from - other.from));
}

function unlinked(task: TaskReading, other: string, because: string): Warning {
  return {
    kind: 'unlinked',
    severity: 'lost',
    taskSid: task.sid,
    fields: ['conversations.conversation_id'],
    text: `It belongs to ${other}, ${because}, but is not linked: Insights will report two conversations.`,
    hint: 'Link it: /studio/link-task, with PreviousTaskSid or FirstTaskSid.',
  };
}

/** Warns of each task that names another, or shares its conference, but is reported as a separate conversation. */
function warnOfUnlinked(conversations: Conversation[]): void {
  const idOfTask = new Map(conversations.flatMap(({ id, tasks }) => tasks.map(({ sid }) => [sid, id] as const)));
  const firstIn = new Map<string, TaskReading>();
  for (const { id, tasks, warnings } of conversations) {
    for (const task of tasks) {
      for (const { attribute, taskSid } of task.mentions) {
        const apart = idOfTask.has(taskSid) && idOfTask.get(taskSid) !== id;
        if (apart) warnings.push(unlinked(task, taskSid, `named in ${attribute}`));
      }
      const first = task.conferenceSid === null ? undefined : firstIn.get(task.conferenceSid);
      if (first && idOfTask.get(first.sid) !== id)
        warnings.push(unlinked(task, first.sid, 'with which it shares a conference'));
      if (task.conferenceSid !== null && !first) firstIn.set(task.conferenceSid, task);
    }
  }
}

/** Newest first. */
export function joinConversations(tasks: TaskReading[]): Conversation[] {
  const conversations = groupTasks(tasks).map((group): Conversation => {
    const id = group.find(({ conversationId }) => conversationId !== null)?.conversationId ?? group[0].sid;
    return { id, tasks: group, warnings: group.flatMap(({ warnings }) => warnings) };
  });
  warnOfUnlinked(conversations);
  return conversations.toSorted(
    (one, other) => other.tasks[0].from - one.tasks[0].from || other.id.localeCompare(one.id),
  );
}
