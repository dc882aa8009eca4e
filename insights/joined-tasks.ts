/** Keeps the conversations of many tasks while single tasks change, without joining all of them again. */
import { byAge, joinConversations, type Conversation } from './conversations';
import { personsAmong } from './links/find-unlinked';
import { createLinkIndex } from './links/link-index';
import { type TaskReading } from './task-reading';

export interface JoinedTasks {
  /** Newest first. */
  conversations: Conversation[];
  /** A conversation id may be the SID of a task in another conversation: they are kept apart. */
  byId: Map<string, Conversation>;
  byTask: Map<string, Conversation>;
  segments: number;
}

const segmentsIn = ({ tasks }: Conversation) => tasks.reduce((sum, { segments }) => sum + segments.length, 0);

function joinedOf(conversations: Conversation[]): JoinedTasks {
  return {
    conversations,
    byId: new Map(conversations.map((each) => [each.id, each])),
    byTask: new Map(conversations.flatMap((each) => each.tasks.map(({ sid }) => [sid, each] as const))),
    segments: conversations.reduce((sum, each) => sum + segmentsIn(each), 0),
  };
}

/** By its id, or by the SID of one of its tasks. */
export const findByName = ({ byId, byTask }: JoinedTasks, name: string): Conversation | undefined =>
  byId.get(name) ?? byTask.get(name);

/** Both are newest first, and so is the result. */
function merge(one: Conversation[], other: Conversation[]): Conversation[] {
  const merged: Conversation[] = [];
  let next = 0;
  for (const each of one) {
    while (next < other.length && byAge(other[next], each) < 0) merged.push(other[next++]);
    merged.push(each);
  }
  return [...merged, ...other.slice(next)];
}

interface Joiner {
  /** `all`: every task there is, oldest first. `changed`: those that are new or were read again. */
  update: (all: TaskReading[], changed: TaskReading[]) => JoinedTasks;
}

/** With more changes than this, joining everything is as fast. */
const few = 50;

export function createJoiner(): Joiner {
  let index = createLinkIndex<TaskReading>();
  let persons = new Set<string>();
  let joined = joinedOf([]);
  let count = 0;

  function joinAll(all: TaskReading[]): void {
    index = createLinkIndex();
    for (const task of all) index.put(task);
    joined = joinedOf(joinConversations(all, joined.byId, persons));
  }

  function joinAround(changed: TaskReading[], before: Set<string>): void {
    const seeds = new Set(changed.map(({ sid }) => sid));
    // Whoever was joined to the old reading of a task may be alone now.
    for (const sid of index.reach(seeds, before).keys()) seeds.add(sid);
    for (const task of changed) index.put(task);
    const turned = [...before].filter((customer) => !persons.has(customer));
    for (const sid of turned.flatMap(index.ofCustomer)) seeds.add(sid);
    const around = [...index.reach(seeds, persons).values()];

    const { byId, byTask } = joined;
    const old = new Set(around.flatMap(({ sid }) => byTask.get(sid) ?? []));
    const fresh = joinConversations(around, byId, persons);
    const kept = joined.conversations.filter((each) => !old.has(each));
    for (const { id } of old) byId.delete(id);
    for (const each of fresh) {
      byId.set(each.id, each);
      for (const { sid } of each.tasks) byTask.set(sid, each);
    }
    const sum = (list: Iterable<Conversation>) => [...list].reduce((total, each) => total + segmentsIn(each), 0);
    joined = { conversations: merge(kept, fresh), byId, byTask, segments: joined.segments + sum(fresh) - sum(old) };
  }

  return {
    update(all, changed) {
      const before = persons;
      persons = personsAmong(all);
      const known = changed.filter(({ sid }) => joined.byTask.has(sid)).length;
      const grown = all.length === count + changed.length - known;
      count = all.length;
      if (grown && changed.length <= few) joinAround(changed, before);
      else joinAll(all);
      return joined;
    },
  };
}
