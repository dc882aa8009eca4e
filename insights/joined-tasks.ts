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
  /** `all`: every task there is. `changed`: those of them that are new or were read again. */
  update: (all: { count: number; list: () => TaskReading[] }, changed: TaskReading[]) => JoinedTasks;
}

/** With more changes than this, joining everything is as fast. */
const few = 50;

const oldestFirst = (one: TaskReading, other: TaskReading) => one.from - other.from;

export function createJoiner(): Joiner {
  let index = createLinkIndex<TaskReading>();
  let persons = new Set<string>();
  /** Customers who are not persons. */
  let crowds = new Set<string>();
  let joined = joinedOf([]);

  function joinAll(all: TaskReading[]): void {
    index = createLinkIndex();
    for (const task of all) index.put(task);
    persons = personsAmong(all.toSorted(oldestFirst));
    crowds = new Set(all.flatMap(({ customerKey }) => customerKey ?? []).filter((customer) => !persons.has(customer)));
    joined = joinedOf(joinConversations(all, joined.byId, persons));
  }

  /**
   * Looks again whether customers are persons; answers the tasks of those who became one, or ceased to be one. Who is
   * known not to be a person stays so while no task leaves him: a switchboard has thousands.
   */
  function countPersons(old: TaskReading[], changed: TaskReading[]): TaskReading[] {
    const now = new Map(changed.map(({ sid, customerKey }) => [sid, customerKey]));
    const left = old.filter(({ sid, customerKey }) => now.get(sid) !== customerKey);
    const come = changed.filter(({ customerKey }) => customerKey !== null && !crowds.has(customerKey));
    const customers = new Set([...left, ...come].flatMap(({ customerKey }) => customerKey ?? []));
    return [...customers].flatMap((customer) => {
      const tasks = index.ofCustomer(customer).toSorted(oldestFirst);
      const before = persons.has(customer);
      // A customer without a task may come back as a person.
      const isPerson = !tasks.length || personsAmong(tasks).has(customer);
      (isPerson ? persons : crowds).add(customer);
      (isPerson ? crowds : persons).delete(customer);
      return before === isPerson ? [] : tasks;
    });
  }

  function joinAround(changed: TaskReading[]): void {
    const seeds = new Set(changed.map(({ sid }) => sid));
    // Whoever was joined to the old reading of a task may be alone now.
    const before = index.reach(seeds, persons);
    const old = changed.flatMap(({ sid }) => before.get(sid) ?? []);
    for (const task of changed) index.put(task);
    for (const { sid } of [...before.values(), ...countPersons(old, changed)]) seeds.add(sid);
    const around = [...index.reach(seeds, persons).values()];

    const { byId, byTask } = joined;
    const replaced = new Set(around.flatMap(({ sid }) => byTask.get(sid) ?? []));
    const fresh = joinConversations(around, byId, persons);
    const kept = joined.conversations.filter((each) => !replaced.has(each));
    for (const { id } of replaced) byId.delete(id);
    for (const each of fresh) {
      byId.set(each.id, each);
      for (const { sid } of each.tasks) byTask.set(sid, each);
    }
    const sum = (list: Iterable<Conversation>) => [...list].reduce((total, each) => total + segmentsIn(each), 0);
    joined = {
      conversations: merge(kept, fresh),
      byId,
      byTask,
      segments: joined.segments + sum(fresh) - sum(replaced),
    };
  }

  return {
    update({ count, list }, changed) {
      const added = changed.filter(({ sid }) => !joined.byTask.has(sid)).length;
      const noneIsGone = count === joined.byTask.size + added;
      if (noneIsGone && changed.length <= few) joinAround(changed);
      else joinAll(list());
      return joined;
    },
  };
}
