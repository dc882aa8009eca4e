/** One conversation for each chain of tasks, and a link that is acknowledged is there. */
import { codeOf, isDone, type Call } from '../engine/call';
import { readDoc, textOf, valueAt } from '../models/document';
import { documentsOf, lastOf, type Finished, type Judge, type Verdict } from './verdict';

const idIn = (json: string) => {
  const id = valueAt(readDoc(json) ?? {}, 'conversations.conversation_id');
  return id === undefined || id === null || id === '' ? undefined : textOf(id);
};

/** The conversation a task is in: the first task of one carries no link. */
const conversationIn = (json: string, sid: string) => idIn(json) ?? sid;

/** The conversation a task was in at the end. */
export const conversationOf = (run: Finished, sid: string) => conversationIn(lastOf(run, sid), sid);

export const judgeConversations: Judge = (run) => [
  ...judgeChains(run),
  ...run.calls.flatMap((call) => judgeLink(run, call)),
];

/** Every later task of a chain whose creation was told is in the first one's conversation. */
function judgeChains(run: Finished): Verdict[] {
  return [...run.planned.values()].flatMap(({ sid, chain }) => {
    const first = run.planned.get(chain[0]);
    if (chain.length === 1 || !first || !chain.every((each) => wasThere(run, each))) return [];
    const told = run.events.some(
      (each) =>
        each.kind === 'task' &&
        each.event.type === 'task.created' &&
        each.event.taskSid === sid &&
        each.calls.some(isDone),
    );
    if (!told) return [];
    const wanted = first.key === undefined ? (first.conversationId ?? first.sid) : conversationOf(run, first.sid);
    const found = conversationOf(run, sid);
    return found === wanted
      ? []
      : [{ rule: 'one conversation for each chain', about: sid, problem: `is in ${found}, its chain in ${wanted}` }];
  });
}

/** No call about it came when it was gone: a deleted task breaks a chain, which is allowed, with a warning. */
function wasThere(run: Finished, sid: string): boolean {
  const task = run.taskRouter.tasks.get(sid);
  const lastReply = Math.max(...run.calls.map(({ repliedAtMs }) => repliedAtMs ?? Infinity));
  return task !== undefined && (task.deletedAtMs === undefined || task.deletedAtMs > lastReply);
}

function judgeLink(run: Finished, call: Call): Verdict[] {
  const { linksTo, taskSid } = call.intent;
  if (linksTo === undefined) return [];
  const about = run.planned.get(taskSid ?? String(call.event.PreviousTaskSid));
  if (!about?.chain.every((each) => wasThere(run, each))) return [];
  const reply = call.replies[0]?.body as { conversationId: string; warnings: unknown[] } | undefined;
  const verdict = (rule: string, problem: string) => [{ rule, about: call.key, problem }];
  const code = codeOf(call);
  const guessed = reply?.warnings.length;
  if (code === 'valid' && !guessed && reply!.conversationId !== linksTo)
    return verdict(
      'one conversation for each chain',
      `prepared for ${reply!.conversationId}, the chain is in ${linksTo}`,
    );
  if (!taskSid || !isDone(call) || guessed) return [];
  const found = documentsOf(run, taskSid, call.startedAtMs, call.repliedAtMs!).map((json) =>
    conversationIn(json, taskSid),
  );
  return found.includes(linksTo)
    ? []
    : verdict('an acknowledged link is there', `${code}, asked for ${linksTo}, is in ${found.join()}`);
}
