/**
 * Joins the tasks of one conversation as Insights does: conversation_id, call_sid, previous_task_sid, the Interaction.
 * https://www.twilio.com/docs/flex/developer/insights/taskrouter-data
 */
import { type LinkFacts } from './link-facts';

/** Groups of numbers: those that were joined, directly or through others, have the same root. */
class Groups {
  private readonly parents: Int32Array;

  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_, index) => index);
  }

  rootOf(index: number): number {
    let root = index;
    while (this.parents[root] !== root) root = this.parents[root];
    this.parents[index] = root;
    return root;
  }

  /** The smaller number becomes the root, so that the order of joining decides nothing. */
  join(one: number, other: number): void {
    const [first, second] = [this.rootOf(one), this.rootOf(other)].toSorted((a, b) => a - b);
    this.parents[second] = first;
  }
}

export interface Grouped<T> {
  /** Oldest first. */
  tasks: T[];
  /** The group's number for each of the tasks. */
  groupOf: Int32Array;
}

const byAge = (one: LinkFacts, other: LinkFacts) => one.from - other.from || (one.sid < other.sid ? -1 : 1);

/** Finds tasks by their SID. Made when it is asked for the first time: most often no task names another one. */
export function placesOf(tasks: LinkFacts[]): (sid: string) => number | undefined {
  let places: Map<string, number> | undefined;
  return (sid) => {
    places ??= new Map(tasks.map((task, index) => [task.sid, index]));
    return places.get(sid);
  };
}

export function groupTasks<T extends LinkFacts>(unsorted: T[]): Grouped<T> {
  const tasks = unsorted.toSorted(byAge);
  const groups = new Groups(tasks.length);
  const placeOf = placesOf(tasks);
  const firstNaming = new Map<string, number>();

  /** Joins with the first task that has the same name, whichever attribute it stands in. */
  function joinByName(index: number, name: string): void {
    const first = firstNaming.get(name);
    if (first === undefined) firstNaming.set(name, index);
    else groups.join(first, index);
  }

  for (const [index, { conversationId, callSid, previousTaskSid, interactionSid }] of tasks.entries()) {
    for (const name of [conversationId, callSid, interactionSid, previousTaskSid]) {
      if (name !== null) joinByName(index, name);
    }
    const previous = previousTaskSid === null ? undefined : placeOf(previousTaskSid);
    if (previous !== undefined) groups.join(previous, index);
    // A task without a conversation_id is the conversation of its own SID.
    const named = conversationId === null ? undefined : placeOf(conversationId);
    if (named !== undefined && tasks[named].conversationId === null) groups.join(named, index);
  }
  return { tasks, groupOf: Int32Array.from(tasks, (_, index) => groups.rootOf(index)) };
}
