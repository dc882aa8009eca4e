/**
 * Writes validated attributes into a task, next to what is there.
 * Called by Studio's Run Function widget and by back ends. Parameters: TaskSid; attributes (flat `conversations.*` and
 * `customers.*`, or JSON in Conversations and Customers); OnInvalid.
 * Replies: changed | unchanged, else bad-input, task-not-found, too-large, task-unreadable, conflict (README, Replies).
 * Easy to get wrong: `null` removes a value, a blank one leaves it alone.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const input = kit.defineInput(
  { TaskSid: kit.required(kit.sid('WT'), 'the SID of the task to write to') },
  { attributes: kit.taskAttributes },
);

const nothingGiven = kit.finding(
  'attributes',
  'were not given, or all of them are blank',
  'send conversations.* or customers.* parameters',
);

export const handler = kit.studioFunction(input, async (context, { TaskSid, attributes }) => {
  if (!Object.keys(attributes).length) return { code: 'unchanged', warnings: [nothingGiven] };

  const { task, ...result } = await kit.changeTask(context, TaskSid, (current) => kit.change(current, attributes));
  if (!task || (result.code !== 'changed' && result.code !== 'unchanged')) return result;

  const warnings = [...(result.warnings ?? []), ...kit.warnOfHiddenNames(task.attributes)];
  return { ...result, attributes, conversationId: kit.conversationIdOf(task.attributes), warnings };
});
