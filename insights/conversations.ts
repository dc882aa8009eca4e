/** Joins the tasks of one conversation as Insights does, and finds tasks that belong together but are not linked. */
import { findUnlinked, personsAmong } from './links/find-unlinked';
import { groupTasks } from './links/group-tasks';
import { type TaskReading } from './task-reading';
import { warnOfUnlinked } from './warnings/warn-of-links';
import { type Warning } from './warnings/warning';

export interface Conversation {
  /** The tasks' conversation_id, else the SID of the first task. */
  id: string;
  /** Oldest first. */
  tasks: TaskReading[];
  warnings: Warning[];
}

/** Newest first. */
export const byAge = (one: Conversation, other: Conversation): number =>
  other.tasks[0].from - one.tasks[0].from || other.id.localeCompare(one.id);

const isUnlinked = ({ kind }: Warning) => kind === 'unlinked';
const unlinkedText = ({ warnings }: Conversation) =>
  warnings
    .filter(isUnlinked)
    .map(({ taskSid, text }) => `${taskSid} ${text}`)
    .join(' ');

/**
 * Newest first. `known`: conversations found before, by id; one whose tasks are the very same stays the same object, so
 * that what was computed from it need not be computed again. `persons`: customers among all tasks, when these are a part.
 */
export function joinConversations(
  readings: TaskReading[],
  known = new Map<string, Conversation>(),
  persons = personsAmong(readings),
): Conversation[] {
  const grouped = groupTasks(readings);
  const byGroup = new Map<number, TaskReading[]>();
  for (const [index, task] of grouped.tasks.entries()) {
    const group = byGroup.get(grouped.groupOf[index]);
    if (group) group.push(task);
    else byGroup.set(grouped.groupOf[index], [task]);
  }
  const unlinked = findUnlinked(grouped, persons);
  const conversations = [...byGroup.values()].map((tasks): Conversation => {
    const id = tasks.find(({ conversationId }) => conversationId !== null)?.conversationId ?? tasks[0].sid;
    return { id, tasks, warnings: tasks.flatMap(({ warnings }) => warnings) };
  });
  const ofTask = new Map(conversations.flatMap((each) => each.tasks.map(({ sid }) => [sid, each] as const)));
  for (const each of unlinked) ofTask.get(each.task.sid)?.warnings.push(warnOfUnlinked(each));
  const current = conversations.map((each) => {
    const old = known.get(each.id);
    const same =
      old?.tasks.length === each.tasks.length &&
      each.tasks.every((task, place) => task === old.tasks[place]) &&
      unlinkedText(old) === unlinkedText(each);
    return same ? old : each;
  });
  return current.toSorted(byAge);
}
