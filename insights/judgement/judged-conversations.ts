/** The conversations that judged tasks come to, with what was lost of each. Pure. */
import { type Grouped } from '../links/group-tasks';
import { type Warning } from '../warnings/warning';
import { type KeptTask } from './kept-tasks';

export interface JudgedConversation {
  id: string;
  /** When it began, in ms since 1970. */
  from: number;
  /** SIDs, oldest first. */
  tasks: string[];
  /** Whether anything of its judged tasks was written and is lost. */
  lost: boolean;
  /** Of its judged tasks, as far as no task tells by itself. */
  warnings: Warning[];
}

export type WarningsOf = (task: KeptTask) => Warning[];

const hasLost = (warnings: Warning[]) => warnings.some(({ severity }) => severity === 'lost');

export function conversationOf(task: KeptTask, warnings: Warning[]): JudgedConversation {
  const { sid, conversationId, from } = task;
  return { id: conversationId ?? sid, from, tasks: [sid], lost: task.lost || hasLost(warnings), warnings };
}

export function conversationsOf({ tasks, groupOf }: Grouped<KeptTask>, warningsOf: WarningsOf): JudgedConversation[] {
  const groups = new Map<number, JudgedConversation>();
  for (const [index, task] of tasks.entries()) {
    const own = conversationOf(task, warningsOf(task));
    const group = groups.get(groupOf[index]);
    if (!group) groups.set(groupOf[index], own);
    else {
      // Named after a task so far, although one of them has a conversation_id.
      if (task.conversationId !== null && group.id === group.tasks[0]) group.id = task.conversationId;
      group.tasks.push(task.sid);
      group.warnings.push(...own.warnings);
      group.lost ||= own.lost;
    }
  }
  return [...groups.values()];
}

export const newestFirst = (one: JudgedConversation, other: JudgedConversation) =>
  other.from - one.from || (other.tasks[0] < one.tasks[0] ? -1 : 1);

/** Conversations that have a judged task. */
export function countGroups({ tasks, groupOf }: Grouped<KeptTask>): number {
  const counted = new Uint8Array(tasks.length);
  for (const [index, { judged }] of tasks.entries()) if (judged) counted[groupOf[index]] = 1;
  return counted.reduce((sum, each) => sum + each, 0);
}
