/**
 * Writes validated attributes into a task, beside what stands there.
 * Called by Studio's Run Function widget and by back ends. Parameters: TaskSid; attributes (flat `conversations.*` and
 * `customers.*`, or JSON in Conversations and Customers); OnInvalid.
 * Replies: changed | unchanged, else bad-input, task-not-found, too-large, task-unreadable, conflict (README, Replies).
 * Easy to get wrong: `null` removes a value, a blank one leaves it alone.
 */
import type * as Kit from '../../assets/kit.private';

const {
  change,
  changeTask,
  conversationIdOf,
  defineInput,
  finding,
  required,
  sid,
  studioFunction,
  taskAttributes,
  warnOfHiddenNames,
} = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const input = defineInput(
  { TaskSid: required(sid('WT'), 'the SID of the task to write to') },
  { attributes: taskAttributes },
);

const nothingGiven = finding(
  'attributes',
  'were not given, or all of them are blank',
  'send conversations.* or customers.* parameters',
);

export const handler = studioFunction(input, async (context, { TaskSid, attributes }) => {
  if (!Object.keys(attributes).length) return { code: 'unchanged', taskSid: TaskSid, warnings: [nothingGiven] };

  const { task, ...result } = await changeTask(context, TaskSid, (current) => change(current, attributes));
  if (!task || (result.code !== 'changed' && result.code !== 'unchanged')) return result;

  const warnings = [...(result.warnings ?? []), ...warnOfHiddenNames(task.attributes)];
  return { ...result, attributes, conversationId: conversationIdOf(task.attributes), warnings };
});
