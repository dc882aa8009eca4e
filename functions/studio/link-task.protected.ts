/**
 * Links a task to the conversation that another task started.
 * Called by Studio's Run Function widget and by back ends. Parameters: TaskSid; exactly one of FirstTaskSid,
 * PreviousTaskSid, ConversationId; Relink=true to replace another link.
 * Replies: changed | unchanged, else bad-input, task-not-found, already-linked, conflict (README, Replies).
 * Never replaces another link unless told to: Insights would split the history.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const input = kit.defineInput(
  {
    TaskSid: kit.required(kit.sid('WT'), 'the SID of the task to link'),
    ...kit.linkParameters,
    Relink: kit.optional(kit.flag, 'true to replace another link'),
  },
  {
    check(values) {
      const { TaskSid, PreviousTaskSid } = values;
      if (!kit.givenLinks(values).length)
        return [
          kit.finding(
            'PreviousTaskSid',
            'is missing, and so are FirstTaskSid and ConversationId',
            'send exactly one of the three',
          ),
        ];
      if (PreviousTaskSid === TaskSid)
        return [kit.finding('PreviousTaskSid', 'is the task itself', 'send the SID of the task before it')];
      return kit.tooManyLinks(values);
    },
  },
);

/** Pure: what should happen to this task? The first task of a conversation carries no link. */
export function decide(task: Kit.Task, conversationId: string, relink: boolean): Kit.Decision {
  if (conversationId === task.sid) return kit.unchanged;
  const current = kit.conversationIdOf(task.attributes);
  if (current === conversationId) return kit.unchanged;
  if (current !== undefined && !relink)
    return kit.refuse(
      'already-linked',
      'The task is linked to another conversation (conversationId). Send Relink=true to replace that link.',
    );
  return kit.change(task, { conversations: { conversation_id: conversationId } });
}

export const handler = kit.studioFunction(input, async (context, values) => {
  const link = await kit.resolveLink(context, values);
  if (link?.result) return link.result;
  const { conversationId, warnings } = link!;

  const { task, ...result } = await kit.changeTask(context, values.TaskSid, (current) =>
    decide(current, conversationId, values.Relink === true),
  );
  const linkedTo =
    task && (kit.conversationIdOf(task.attributes) ?? (task.sid === conversationId ? conversationId : undefined));
  return { ...result, conversationId: linkedTo, warnings: [...warnings, ...(result.warnings ?? [])] };
});
