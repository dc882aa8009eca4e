/**
 * Fills in what a task lacks when it is created and when it ends: the link to its predecessor, the outcome for its
 * reason, and that a caller hung up in the queue.
 * Called by the workspace's event callback (EventCallbackUrl). Parameters: those of TaskRouter's events.
 * Replies: 204 for everything a retry cannot fix, 503 where it can, 400 without EventType or TaskSid (README, Replies).
 * Easy to get wrong: our own writes cause task.updated, which must never cause a write.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

/** https://www.twilio.com/docs/taskrouter/api/event/reference; TaskVersion is sent but not documented. */
export const input = kit.defineInput(
  {
    EventType: kit.required(kit.text(100), 'the name of the event'),
    TaskSid: kit.optional(kit.sid('WT'), 'the SID of the task'),
    TaskAttributes: kit.optional(kit.text(Infinity), 'the attributes of the task'),
    TaskVersion: kit.optional(kit.text(100), 'the version of the task'),
    TaskCanceledReason: kit.optional(kit.text(Infinity), 'why the task was canceled'),
    TaskCompletedReason: kit.optional(kit.text(Infinity), 'why the task was completed'),
  },
  {
    ignoreStrangers: true,
    check: ({ EventType, TaskSid }) =>
      isHandled(EventType) && !TaskSid
        ? [kit.finding('TaskSid', 'is missing', 'send the event as TaskRouter does')]
        : [],
  },
);

const isHandled = (eventType: string): eventType is Kit.HandledEvent => Object.hasOwn(answers, eventType);

type TaskEvent = Kit.InputOf<typeof input> & { TaskSid: string };

/** The events that are acted on. */
const answers: Record<Kit.HandledEvent, (context: Kit.RequestContext, event: TaskEvent) => Promise<Kit.Result>> = {
  'task.created': link,
  'task.canceled': (context, event) => settle(context, event, { status: 'canceled', reason: event.TaskCanceledReason }),
  'task.completed': (context, event) =>
    settle(context, event, { status: 'completed', reason: event.TaskCompletedReason }),
};

/**
 * The task as the event describes it, for a first write without a read; undefined when it does not say enough. It may
 * be old: If-Match finds out.
 */
export function taskOf({
  TaskSid,
  TaskAttributes,
  TaskVersion,
}: Pick<TaskEvent, 'TaskSid' | 'TaskAttributes' | 'TaskVersion'>): Kit.Task | undefined {
  const attributes = TaskAttributes && kit.parseAttributes(TaskAttributes);
  if (!attributes || !TaskVersion || !/^\d+$/.test(TaskVersion)) return undefined;
  return { sid: TaskSid, attributes, status: '', reason: null, version: TaskVersion };
}

/** Pure: what an ended task still lacks. The reason of the event counts before the one on the task. */
export function decideEnding(task: Kit.Task, ending: Kit.Ending, outcomeOf: Kit.OutcomeOf): Kit.Decision {
  const told = kit.toldByEnding({ ...ending, reason: ending.reason ?? task.reason }, outcomeOf);
  return kit.change(task, kit.fillIn(task.attributes, { conversations: told }).missing);
}

/** Pure: the link to the conversation of the predecessor, unless the task has one or would be linked to itself. */
export function decideLink(task: Kit.Task, conversationId: string): Kit.Decision {
  if (conversationId === task.sid || kit.conversationIdOf(task.attributes) !== undefined) return kit.unchanged;
  return kit.change(task, { conversations: { conversation_id: conversationId } });
}

async function settle(context: Kit.RequestContext, event: TaskEvent, ending: Kit.Ending): Promise<Kit.Result> {
  const outcomeOf = kit.outcomeByReason(context.settings);
  const nothingToTell = ending.reason && !Object.keys(kit.toldByEnding(ending, outcomeOf)).length;
  if (nothingToTell) return { code: 'unchanged' };
  return kit.changeTask(context, event.TaskSid, (task) => decideEnding(task, ending, outcomeOf), taskOf(event));
}

async function link(context: Kit.RequestContext, event: TaskEvent): Promise<Kit.Result> {
  const told = taskOf(event);
  const { task, result } = told ? { task: told } : await kit.readTask(context, event.TaskSid);
  if (!task) return result;
  const namesPredecessor = (each: Kit.Task) => kit.predecessorOf(each, context.settings.LINK_TASK_ATTRIBUTES);
  const previous = namesPredecessor(task);
  if (!previous || kit.conversationIdOf(task.attributes) !== undefined) return { code: 'unchanged' };

  const resolved = await kit.conversationOfTask(context, previous, namesPredecessor);
  if (resolved.result) return resolved.result;
  return kit.changeTask(context, event.TaskSid, (current) => decideLink(current, resolved.conversationId), task);
}

/** What may be logged as a name: anything else of what was sent could be a value. */
const eventName = /^(task|reservation|worker|workflow|task-queue|activity|workspace)(\.[a-z-]{1,30}){1,2}$/;

const nothingToDo: Kit.Result = { code: 'unchanged' };

export const handler = kit.webhookFunction(input, async (context, event) => {
  const { EventType: eventType, TaskSid: taskSid } = event;
  const handled = taskSid !== undefined && isHandled(eventType);
  const result = handled ? await answers[eventType](context, { ...event, TaskSid: taskSid }) : nothingToDo;
  return { ...result, eventType: eventName.test(eventType) ? eventType : 'other' };
});
