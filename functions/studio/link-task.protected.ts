/**
 * Links a task to the conversation that another task started, or that its customer has.
 * Called by Studio's Run Function widget and by back ends. Parameters: TaskSid; exactly one of FirstTaskSid,
 * PreviousTaskSid, ConversationId, LinkKey; LinkWithinHours, with LinkKey; Relink=true to replace another link.
 * Replies: changed | unchanged, else bad-input, task-not-found, already-linked, too-large, task-unreadable, conflict
 * (README, Replies).
 * Easy to get wrong: another link is never replaced unless Relink says so, for Insights would split the history.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const input = kit.defineInput(
  {
    TaskSid: kit.required(kit.sid('WT'), 'the SID of the task to link'),
    ...kit.linkParameters,
    ...kit.keyParameters,
    Relink: kit.optional(kit.flag),
  },
  {
    check(values) {
      const { TaskSid, PreviousTaskSid, LinkKey, LinkWithinHours } = values;
      const [link] = kit.givenLinks(values);
      const issues = kit.tooManyLinks(values);
      if (link && LinkKey !== undefined)
        issues.push(kit.finding('LinkKey', `cannot be given together with ${link}`, 'send one of them'));
      if (LinkKey === undefined && LinkWithinHours !== undefined)
        issues.push(kit.finding('LinkKey', 'is missing next to LinkWithinHours', 'send it, or leave both out'));
      else if (!link && LinkKey === undefined)
        issues.push(
          kit.finding(
            'PreviousTaskSid',
            'is missing, and so are FirstTaskSid, ConversationId and LinkKey',
            'send exactly one of the four',
          ),
        );
      if (PreviousTaskSid === TaskSid)
        issues.push(kit.finding('PreviousTaskSid', 'is the task itself', 'send the SID of the task before it'));
      return issues;
    },
  },
);

/** A conversation in a message. What is no SID may name a customer, and stands in conversationId only. */
const named = (conversationId: string) =>
  kit.isSid(conversationId, '[A-Z]{2}') ? conversationId : 'a conversation with an id of its own';

/**
 * Pure: what should happen to this task? The first task of a conversation needs no link; one that leads elsewhere is
 * replaced by its own SID and not removed, or a late task.created would set it again.
 */
export function decide(task: Kit.Task, conversationId: string, relink: boolean): Kit.Decision {
  const current = kit.conversationIdOf(task.attributes);
  if ((current ?? task.sid) === conversationId) return kit.unchanged;
  if (current !== undefined && !relink)
    return kit.refuse(
      'already-linked',
      `The task is linked to ${named(current)}, not to ${named(conversationId)}. Send Relink=true to replace that link.`,
    );
  return kit.change(task, { conversations: { conversation_id: conversationId } });
}

/** The conversation the task belongs to now; the first task of one belongs to it without a link. */
function linkOn(task: Kit.Task, wanted: string): string | undefined {
  return kit.conversationIdOf(task.attributes) ?? (task.sid === wanted ? wanted : undefined);
}

function told(code: Kit.Result['code'], task: Kit.Task, linked = task.sid): string {
  if (code === 'changed') return `The task was linked to ${named(linked)}.`;
  if (linked === task.sid) return 'The task is the first of its conversation: it needs no link.';
  return `The task is linked to ${named(linked)} already.`;
}

type Input = Kit.InputOf<typeof input>;

/** The conversation to link to, found without the task, or by a key that may need to know the task. */
async function conversationFor(context: Kit.RequestContext, values: Input): Promise<Conversation> {
  const { TaskSid, LinkKey: key, LinkWithinHours: hours, Relink: relink } = values;
  if (key === undefined) return (await kit.resolveLink(context, values))!;
  const { task, result } = await kit.readTask(context, TaskSid);
  if (!task) return { result };
  const joined = await kit.joinConversation(context, task, { key, hours, relink });
  return joined.result ? joined : { ...joined, warnings: [], task };
}

type Conversation =
  | { conversationId: string; warnings: Kit.Finding[]; task?: Kit.Task; result?: undefined }
  | { result: Kit.Result };

export const handler = kit.studioFunction(input, async (context, values) => {
  const found = await conversationFor(context, values);
  if (found.result) return found.result;
  const { conversationId, warnings } = found;

  const { task, ...result } = await kit.changeTask(
    context,
    values.TaskSid,
    (current) => decide(current, conversationId, values.Relink === true),
    found.task,
  );
  const linked = task && linkOn(task, conversationId);
  return {
    ...result,
    message: result.message ?? (task && told(result.code, task, linked)),
    conversationId: linked,
    warnings: [...warnings, ...(result.warnings ?? [])],
  };
});
