/** Finds tasks that belong to an earlier one, but are reported as conversations of their own. */
import { placesOf, type Grouped } from './group-tasks';
import { type LinkFacts } from './link-facts';

export interface Unlinked<T> {
  task: T;
  /** The task it belongs to. */
  other: T;
  /** Completes "It belongs to WT..., ". */
  because: string;
  /** Not certain: nothing but the customer is the same. */
  likely: boolean;
}

const dayMs = 24 * 3_600_000;
/** A number with more tasks in a day is a switchboard or a test line, not a customer. */
const mostOfOneCustomer = 10;

/** Customers with more tasks in some 24 hours than one person has. `tasks`: oldest first. */
function crowdsAmong(tasks: LinkFacts[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { customerKey } of tasks)
    if (customerKey !== null) counts.set(customerKey, (counts.get(customerKey) ?? 0) + 1);
  // Times only of those who may be one: most customers come once.
  const recent = new Map<string, number[]>();
  const crowds = new Set<string>();
  for (const { customerKey, from } of tasks) {
    if (customerKey === null || counts.get(customerKey)! <= mostOfOneCustomer) continue;
    const times = recent.get(customerKey) ?? [];
    recent.set(customerKey, times);
    if (times.push(from) > mostOfOneCustomer && from - times.shift()! <= dayMs) crowds.add(customerKey);
  }
  return crowds;
}

/** Customers with no more tasks in any 24 hours than one person has. `tasks`: oldest first. */
export function personsAmong(tasks: LinkFacts[]): Set<string> {
  const crowds = crowdsAmong(tasks);
  return new Set(tasks.flatMap(({ customerKey }) => customerKey ?? []).filter((key) => !crowds.has(key)));
}

function notAmong(crowds: Set<string>): Pick<Set<string>, 'has'> {
  return { has: (key) => !crowds.has(key) };
}

/**
 * Certain are a task that names another and one that shares its conference. Likely is a customer who comes back within
 * 24 hours, where nobody has given the second task a conversation.
 */
export function findUnlinked<T extends LinkFacts>(
  { tasks, groupOf }: Grouped<T>,
  persons: Pick<Set<string>, 'has'> = notAmong(crowdsAmong(tasks)),
): Unlinked<T>[] {
  const places = placesOf(tasks);
  const firstInConference = new Map<string, number>();
  const lastOfCustomer = new Map<string, number>();
  const found: Unlinked<T>[] = [];

  for (const [index, task] of tasks.entries()) {
    const apartFrom = (other: number | undefined): other is number =>
      other !== undefined && groupOf[other] !== groupOf[index];
    const before = found.length;

    for (const { attribute, taskSid } of task.mentions) {
      const other = places(taskSid);
      if (apartFrom(other)) found.push({ task, other: tasks[other], because: `named in ${attribute}`, likely: false });
    }
    const { conferenceSid, customerKey } = task;
    if (conferenceSid !== null) {
      const first = firstInConference.get(conferenceSid);
      if (apartFrom(first))
        found.push({ task, other: tasks[first], because: 'with which it shares a conference', likely: false });
      if (first === undefined) firstInConference.set(conferenceSid, index);
    }
    if (customerKey === null || !persons.has(customerKey)) continue;
    const last = lastOfCustomer.get(customerKey);
    lastOfCustomer.set(customerKey, index);
    const alreadyTold = found.length > before;
    if (alreadyTold || task.conversationId !== null || !apartFrom(last)) continue;
    if (task.from - tasks[last].from > dayMs) continue;
    found.push({ task, other: tasks[last], because: 'of the same customer, within 24 hours', likely: true });
  }
  return found;
}
