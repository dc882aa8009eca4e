/**
 * Writes validated attributes into a task, next to what is there.
 * Called by Studio's Run Function widget and by back ends. Parameters: TaskSid; attributes (flat `conversations.*` and
 * `customers.*`, or JSON in Conversations and Customers); OnInvalid; FlowSid with ExecutionSid, for ivr_time and
 * ivr_path where the task has none.
 * Replies: changed | unchanged, else bad-input, task-not-found, too-large, task-unreadable, conflict (README, Replies).
 * Easy to get wrong: `null` removes a value, a blank one leaves it alone.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const input = kit.defineInput(
  { TaskSid: kit.required(kit.sid('WT'), 'the SID of the task to write to'), ...kit.executionParameters },
  { attributes: kit.taskAttributes, check: kit.halfAnExecution },
);

/** What the caller gives, and next to it what Studio told. */
function together(given: Kit.TaskChanges, told: Kit.Conversations = {}): Kit.TaskChanges {
  return Object.keys(told).length ? { ...given, conversations: { ...told, ...given.conversations } } : given;
}

/** Pure: what the caller gives is written; what Studio told, only where nobody wrote it. */
export function decide(task: Kit.Task, given: Kit.TaskChanges, told: Kit.Conversations): Kit.Decision {
  const { missing } = kit.fillIn(task.attributes, { conversations: told });
  return kit.change(task, together(given, missing.conversations as Kit.Conversations));
}

export const handler = kit.studioFunction(input, async (context, values) => {
  const { TaskSid, attributes } = values;
  const ivr = await kit.readIvr(context, values, attributes.conversations);
  const { conversations: told, note } = ivr;
  if (!Object.keys(attributes).length && !Object.keys(told).length)
    return {
      code: 'unchanged',
      message: 'Nothing was written.',
      warnings: ivr.warnings.length ? ivr.warnings : [kit.nothingGiven()],
      note,
    };

  const { task, ...result } = await kit.changeTask(context, TaskSid, (current) => decide(current, attributes, told));
  if (!task || (result.code !== 'changed' && result.code !== 'unchanged'))
    return { ...result, warnings: [...(result.warnings ?? []), ...ivr.warnings], note: result.note ?? note };

  const warnings = [
    ...(result.warnings ?? []),
    ...ivr.warnings,
    ...kit.warnOfHiddenNames(task.attributes),
    ...kit.warnOfPhoneCustomer(task.attributes, attributes.customers),
  ];
  const standing: Kit.TaskChanges = kit.changesThatStand(task.attributes, { conversations: told });
  const written = together(attributes, standing.conversations as Kit.Conversations);
  return {
    ...result,
    ...(result.code === 'changed' && { message: kit.wroteAttributes(written) }),
    attributes: written,
    conversationId: kit.conversationIdOf(task.attributes),
    warnings,
    note: result.note ?? note,
  };
});
