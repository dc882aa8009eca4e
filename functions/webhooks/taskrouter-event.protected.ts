/**
 * Fills in what a task lacks when it is created and when it ends: the link to its predecessor or to its customer's
 * conversation, the outcome for its reason, and who hung up, in the queue or on an agent.
 * Called by the workspace's event callback (EventCallbackUrl). Parameters: those of TaskRouter's events.
 * Replies: 204 for everything a retry cannot fix, 503 where it can, 400 without EventType or TaskSid (README, Replies).
 * Easy to get wrong: our own writes cause task.updated, which must never cause a write.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

/** https://www.twilio.com/docs/taskrouter/api/event/reference; TaskVersion and Reason are sent but not documented. */
export const input = kit.defineInput(
  {
    EventType: kit.required(kit.text(Infinity), 'the name of the event'),
    TaskSid: kit.lenient(kit.sid('WT')),
    TaskAttributes: kit.lenient(kit.text(Infinity)),
    TaskVersion: kit.lenient(kit.text(100)),
    Timestamp: kit.optional(kit.text(100)),
    TaskCanceledReason: kit.lenient(kit.text(Infinity)),
    TaskCompletedReason: kit.lenient(kit.text(Infinity)),
    Reason: kit.lenient(kit.text(Infinity)),
  },
  {
    ignoreUnknown: true,
    check: ({ EventType, TaskSid }) =>
      kit.isHandled(EventType) && !TaskSid
        ? [kit.finding('TaskSid', 'is missing', 'send the event as TaskRouter does')]
        : [],
  },
);

export const handler = kit.webhookFunction(input, async (context, event) => {
  const { EventType, TaskSid } = event;
  const result = TaskSid ? await kit.answerEvent(context, { ...event, TaskSid }) : undefined;
  return { code: 'unchanged', ...result, eventType: kit.nameForLog(EventType) };
});
