/**
 * Links a task to the conversation that another task started.
 * Called by Studio's Run Function widget and by back ends. Parameters: TaskSid; exactly one of FirstTaskSid,
 * PreviousTaskSid, ConversationId; Relink=true to replace another link.
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
      'The task is linked to another conversation (conversationId). Send Relink=true to replace that link.',
    );
  return kit.change(task, { conversations: { conversation_id: conversationId } });
}

/** The conversation the task belongs to now; the first task of one belongs to it without a link. */
function linkOn(task: Kit.Task, wanted: string): string | undefined {
  return kit.conversationIdOf(task.attributes) ?? (task.sid === wanted ? wanted : undefined);
}

export const handler = kit.studioFunction(input, async (context, values) => {
  const link = await kit.resolveLink(context, values);
  if (link?.result) return link.result;
  const { conversationId, warnings } = link!;

  const { task, ...result } = await kit.changeTask(context, values.TaskSid, (current) =>
    decide(current, conversationId, values.Relink === true),
  );
  return {
    ...result,
    conversationId: task && linkOn(task, conversationId),
    warnings: [...warnings, ...(result.warnings ?? [])],
  };
});
