/**
 * Ends a task, after writing its outcome and attributes.
 * Called by Studio's Run Function widget and by back ends. Parameters: TaskSid; Status=canceled|completed; Reason and/or
 * Outcome; attributes (flat or JSON); OnInvalid.
 * Replies: changed | unchanged, else bad-input, task-not-found, not-allowed-now, too-large, task-unreadable, conflict
 * (README, Replies).
 * Easy to get wrong: only a waiting task can be canceled, only an agent's can be completed; a caller may hang up first.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const input = kit.defineInput(
  {
    TaskSid: kit.required(kit.sid('WT'), 'the SID of the task to close'),
    Status: kit.required(kit.oneOf('canceled', 'completed'), 'how the task ends: canceled or completed'),
    Reason: kit.optional(kit.text(Infinity)),
    Outcome: kit.optional(kit.text(Infinity)),
  },
  {
    attributes: kit.taskAttributes,
    check({ Reason, Outcome, attributes }) {
      if (!Reason && !Outcome)
        return [kit.finding('Reason', 'is missing, and so is Outcome', 'send at least one of them')];
      const issues = Object.entries({ Reason, Outcome })
        .filter(([, value]) => value !== undefined && kit.isClearing(value))
        .map(([name]) => kit.finding(name, 'cannot be cleared while closing a task', 'send a text, or leave it out'));
      if (Outcome && attributes.conversations?.outcome !== undefined)
        issues.push(kit.finding('conversations.outcome', 'cannot be given together with Outcome', 'send one of them'));
      return issues;
    },
  },
);

/** What to do with the task; its texts are cut to what Insights takes. */
export interface CloseRequest {
  status: 'canceled' | 'completed';
  reason: string;
  /** Whether the caller gave that reason, or the outcome stands in for one. */
  reasonGiven: boolean;
  /** Attributes to write, the outcome among them when one was given. */
  changes: Kit.TaskChanges;
  /** What the event webhook may have filled in by itself on a task that ended this way. */
  filledIn(ending: { status: 'canceled' | 'completed'; reason: string | null }): Kit.Conversations;
}

/** From which states TaskRouter lets a task end. https://www.twilio.com/docs/taskrouter/lifecycle-task-state */
const allowedFrom: Record<CloseRequest['status'], { states: string[]; words: string }> = {
  canceled: { states: ['pending', 'reserved'], words: 'only a pending or reserved task can be canceled' },
  completed: { states: ['assigned', 'wrapping'], words: 'only an assigned or wrapping task can be completed' },
};

/** The request in the parameters, and warnings about its texts. At least one of Reason and Outcome is given. */
function requestOf(
  settings: Kit.Settings,
  { Status, Reason, Outcome, attributes }: Kit.InputOf<typeof input>,
): { request: CloseRequest; warnings: Kit.Finding[] } {
  const outcome = kit.outcomeText('Outcome', Outcome, settings);
  const reason = kit.outcomeText('Reason', Reason, settings);
  const { conversations } = attributes;
  const request: CloseRequest = {
    status: Status,
    reason: (reason.value ?? outcome.value)!,
    reasonGiven: reason.value !== undefined,
    changes:
      outcome.value === undefined
        ? attributes
        : { ...attributes, conversations: { ...conversations, outcome: outcome.value } },
    filledIn: (ending) => kit.toldByEnding(ending, kit.outcomeByReason(settings)),
  };
  return { request, warnings: [...outcome.warnings, ...reason.warnings] };
}

/** The attributes for this task: a channel of an Interaction takes no reason, so there the reason is the outcome. */
function changesFor(task: Kit.Task, { changes, reason }: CloseRequest): Kit.TaskChanges {
  const { conversations } = changes;
  if (!kit.interactionChannelOf(task.attributes) || conversations?.outcome !== undefined) return changes;
  return { ...changes, conversations: { ...conversations, outcome: reason } };
}

/**
 * Pure: the next step towards the end of this task. Canceling takes one request. Completing takes two, because
 * TaskRouter refuses attributes together with that status: attributes first, then status and reason. An Interaction's
 * task gets its attributes here and ends through its channel. `saved`: the version that holds the attributes already.
 */
export function decide(task: Kit.Task, request: CloseRequest, saved?: string): Kit.Decision {
  const { status, reason } = request;
  if (task.status === status) return decideEnded(task, request);
  if (!allowedFrom[status].states.includes(task.status))
    return kit.refuse('not-allowed-now', `The task is ${task.status}; ${allowedFrom[status].words}.`);

  const channel = kit.interactionChannelOf(task.attributes);
  if (channel === 'unknown')
    return kit.refuse(
      'not-allowed-now',
      `The task is ${task.status} and belongs to an Interaction, but its attributes do not name the channel to close (flexInteractionSid, flexInteractionChannelSid).`,
    );

  const closing = { status, reason };
  const changes = changesFor(task, request);
  if (channel) return kit.change(task, changes);
  if (status === 'canceled') return kit.change(task, changes, { closing });
  return task.version === saved ? kit.change(task, {}, { closing }) : kit.change(task, changes);
}

const leftAlone = (name: string) =>
  kit.finding(
    name,
    'stands with another value and was left alone: the task had ended',
    'write it with enrich-task if it must be changed',
  );
const reasonKept = kit.finding(
  'Reason',
  'was not set: the task had ended before and keeps its reason',
  'nothing to fix; Insights takes the outcome first',
);

/** Pure: the task has ended already. The first end stands, and only what it lacks is filled in. */
function decideEnded(task: Kit.Task, request: CloseRequest): Kit.Decision {
  const filledIn = request.filledIn({ status: request.status, reason: task.reason });
  const { missing, standing } = kit.fillIn(task.attributes, changesFor(task, request), filledIn);
  const warnings = standing.map(leftAlone);
  const reasonLost = request.reasonGiven && task.reason !== request.reason;
  if (reasonLost && !kit.interactionChannelOf(task.attributes)) warnings.push(reasonKept);
  return kit.change(task, missing, { warnings });
}

/** Takes steps until the task has ended or a step fails. Closing an Interaction channel is always the last step. */
async function close(context: Kit.RequestContext, taskSid: string, request: CloseRequest): Promise<Kit.TaskResult> {
  let done = await kit.changeTask(context, taskSid, (task) => decide(task, request));
  while (isDone(done) && done.task && done.task.status !== request.status) {
    const channel = kit.interactionChannelOf(done.task.attributes);
    if (channel && channel !== 'unknown')
      return afterStep(done, await closeChannel(context, channel, done.task, request));
    done = afterStep(done, await closeSaved(context, done.task, request));
  }
  return done;
}

/** Ends a task of an Interaction, whose attributes are written. */
async function closeChannel(
  context: Kit.RequestContext,
  channel: Kit.InteractionChannel,
  task: Kit.Task,
  { status }: CloseRequest,
): Promise<Kit.TaskResult> {
  return { ...(await kit.closeInteractionChannel(context, channel, task, status)), task, attempts: 1 };
}

/** Ends a task as it was written; whoever changed it since is heard first, so that the attributes are written again. */
function closeSaved(context: Kit.RequestContext, task: Kit.Task, request: CloseRequest): Promise<Kit.TaskResult> {
  const next = (current: Kit.Task) => decide(current, request, task.version);
  return kit.changeTask(context, task.sid, next, task);
}

/** The result of all steps so far: a failure after the first tells that the attributes are written. */
function afterStep(done: Kit.TaskResult, next: Kit.TaskResult): Kit.TaskResult {
  const attempts = done.attempts + next.attempts;
  if (done.code !== 'changed' || next.code === 'task-not-found') return { ...next, attempts };
  if (isDone(next)) return { ...next, attempts, code: 'changed' };
  const why = next.message ?? 'Closing the task did not come through: repeat the call to finish it.';
  return { ...next, attempts, message: `The attributes were written. ${why}` };
}

const isDone = ({ code }: Kit.Result) => code === 'changed' || code === 'unchanged';

export const handler = kit.studioFunction(input, async (context, values) => {
  const { request, warnings } = requestOf(context.settings, values);

  const { task, ...result } = await close(context, values.TaskSid, request);
  if (!task) return result;
  if (result.code === 'unexpected') return { ...result, message: `${result.message} The task is ${task.status}.` };
  if (!isDone(result)) return result;

  const attributes = kit.changesThatStand(task.attributes, changesFor(task, request));
  const wrote = Object.keys(attributes).length ? ` ${kit.wroteAttributes(attributes)}` : '';
  return {
    ...result,
    ...(result.code === 'changed' && { message: `${result.message ?? `The task is ${values.Status}.`}${wrote}` }),
    attributes,
    conversationId: kit.conversationIdOf(task.attributes),
    warnings: [
      ...warnings,
      ...(result.warnings ?? []),
      ...kit.warnOfHiddenNames(task.attributes),
      ...kit.warnOfPhoneCustomer(task.attributes, values.attributes.customers),
    ],
  };
});
