/** Finds the tasks that a change can concern: those that share a name with it, directly or through others. */
import { type LinkFacts } from './link-facts';

interface LinkIndex<T extends LinkFacts> {
  /** Takes a task in, in place of an older reading of it. */
  put: (task: T) => void;
  /** These tasks and all that are joined to them by names; customers that are not persons join nobody. */
  reach: (sids: Iterable<string>, persons: Set<string>) => Map<string, T>;
  ofCustomer: (customerKey: string) => T[];
}

const customerName = (customerKey: string) => `customer ${customerKey}`;

function namesOf({ sid, mentions, ...facts }: LinkFacts): string[] {
  const { conversationId, callSid, previousTaskSid, interactionSid, conferenceSid } = facts;
  const given = [conversationId, callSid, previousTaskSid, interactionSid].filter((name) => name !== null);
  return [
    sid,
    ...given,
    ...mentions.map(({ taskSid }) => taskSid),
    ...(conferenceSid === null ? [] : [`conference ${conferenceSid}`]),
  ];
}

export function createLinkIndex<T extends LinkFacts>(): LinkIndex<T> {
  const tasks = new Map<string, T>();
  const sidsBy = new Map<string, Set<string>>();

  function allNames(task: T): string[] {
    return task.customerKey === null ? namesOf(task) : [...namesOf(task), customerName(task.customerKey)];
  }

  return {
    put(task) {
      const old = tasks.get(task.sid);
      if (old) for (const name of allNames(old)) sidsBy.get(name)?.delete(task.sid);
      tasks.set(task.sid, task);
      for (const name of allNames(task)) {
        const sids = sidsBy.get(name);
        if (sids) sids.add(task.sid);
        else sidsBy.set(name, new Set([task.sid]));
      }
    },
    reach(sids, persons) {
      const reached = new Map<string, T>();
      const waiting = [...sids];
      for (let sid = waiting.pop(); sid !== undefined; sid = waiting.pop()) {
        const task = tasks.get(sid);
        if (!task || reached.has(sid)) continue;
        reached.set(sid, task);
        const { customerKey } = task;
        const names = customerKey !== null && persons.has(customerKey) ? allNames(task) : namesOf(task);
        for (const name of names) waiting.push(...(sidsBy.get(name) ?? []));
      }
      return reached;
    },
    ofCustomer: (customerKey) =>
      [...(sidsBy.get(customerName(customerKey)) ?? [])].flatMap((sid) => tasks.get(sid) ?? []),
  };
}
