/**
 * Ends a task, with its outcome and reason put on it before.
 * Called by Studio's Run Function widget and by back ends. Parameters: TaskSid; Status=canceled|completed; Reason and/or
 * Outcome; attributes (flat or JSON); OnInvalid.
 * Replies: changed | unchanged, else bad-input, task-not-found, not-allowed-now, too-large, conflict (README, Replies).
 * Easy to get wrong: only a waiting task can be canceled, only an agent's can be completed; a caller may hang up first.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const input = kit.defineInput(
  {
    TaskSid: kit.required(kit.sid('WT'), 'the SID of the task to close'),
    Status: kit.required(kit.oneOf('canceled', 'completed'), 'how the task ends: canceled or completed'),
    Reason: kit.optional(kit.text(Infinity), 'why the task ends; TaskRouter keeps it'),
    Outcome: kit.optional(kit.text(Infinity), 'the outcome for Insights, conversations.outcome'),
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

/** A wish to close a task, its texts as Insights and TaskRouter may take them. */
export interface CloseRequest {
  status: 'canceled' | 'completed';
  reason: string;
  /** Attributes to write, the outcome among them when one was given. */
  changes: Kit.TaskChanges;
  /** What the event webhook may have filled in by itself on a task that ended this way. */
  filledIn(ending: { status: 'canceled' | 'completed'; reason: string | null }): Kit.Conversations;
}

/** What TaskRouter lets a task become, and from where. https://www.twilio.com/docs/taskrouter/lifecycle-task-state */
const allowedFrom: Record<CloseRequest['status'], { states: string[]; words: string }> = {
  canceled: { states: ['pending', 'reserved'], words: 'only a pending or reserved task can be canceled' },
  completed: { states: ['assigned', 'wrapping'], words: 'only an assigned or wrapping task can be completed' },
};

/** The attributes for this task: a channel of an Interaction takes no reason, so there the reason is the outcome. */
function changesFor(task: Kit.Task, { changes, reason }: CloseRequest): Kit.TaskChanges {
  const { conversations } = changes;
  if (!kit.interactionChannelOf(task.attributes) || conversations?.outcome !== undefined) return changes;
  return { ...changes, conversations: { ...conversations, outcome: reason } };
}

/**
 * Pure: the next step towards the end of this task. Canceling takes one request. Completing takes two, for TaskRouter
 * refuses attributes together with that status: attributes first, then status and reason. An Interaction's task gets its
 * attributes here and its end through the channel. `saved`: the version that holds the attributes already.
 */
export function decide(task: Kit.Task, request: CloseRequest, saved?: string): Kit.Decision {
  const { status, reason } = request;
  if (task.status === status) return decideEnded(task, request);
  if (!allowedFrom[status].states.includes(task.status))
    return kit.refuse('not-allowed-now', `The task is ${task.status}; ${allowedFrom[status].words}.`);

  const changes = changesFor(task, request);
  const channel = kit.interactionChannelOf(task.attributes);
  if (channel === 'unknown')
    return kit.refuse(
      'not-allowed-now',
      `The task is ${task.status} and belongs to an Interaction, but its attributes do not name the channel to close (flexInteractionSid, flexInteractionChannelSid).`,
    );
  if (channel) return kit.change(task, changes);
  if (status === 'canceled') return kit.change(task, changes, { closing: { status, reason } });
  return task.version === saved ? kit.change(task, {}, { closing: { status, reason } }) : kit.change(task, changes);
}

/** Somebody else was first, or we were before: the first end stands, and only what it lacks is filled in. */
function decideEnded(task: Kit.Task, request: CloseRequest): Kit.Decision {
  const { missing, standing } = kit.fillIn(
    task.attributes,
    changesFor(task, request),
    request.filledIn({ status: request.status, reason: task.reason }),
  );
  const warnings = standing.map((name) =>
    kit.finding(
      name,
      'stands with another value and was left alone: the task had ended',
      'write it with enrich-task if it must be changed',
    ),
  );
  if (task.reason !== request.reason && !kit.interactionChannelOf(task.attributes)) {
    warnings.push(
      kit.finding(
        'Reason',
        'was not set: the task had ended before and keeps its reason',
        'nothing to mend; Insights takes the outcome first',
      ),
    );
  }
  return kit.change(task, missing, { warnings });
}

/** Steps until the task has ended; a failure after the first step tells that the attributes are written. */
async function close(context: Kit.RequestContext, taskSid: string, request: CloseRequest): Promise<Kit.TaskResult> {
  let done = await kit.changeTask(context, taskSid, (task) => decide(task, request));
  while (isDone(done) && done.task && done.task.status !== request.status) {
    const { task } = done;
    const channel = kit.interactionChannelOf(task.attributes);
    const throughChannel = channel !== undefined && channel !== 'unknown';
    const next: Kit.TaskResult = throughChannel
      ? { ...(await kit.closeInteractionChannel(context, channel, task, request.status)), task, attempts: 1 }
      : await kit.changeTask(
          context,
          taskSid,
          (current) => decide(current, request, task.version),
          task.version ? task : undefined,
        );
    done = afterStep(done, next);
    if (throughChannel) break;
  }
  return done;
}

function afterStep(done: Kit.TaskResult, next: Kit.TaskResult): Kit.TaskResult {
  const attempts = done.attempts + next.attempts;
  if (done.code !== 'changed' || next.code === 'task-not-found') return { ...next, attempts };
  if (isDone(next)) return { ...next, attempts, code: 'changed' };
  const message = `The attributes were written. ${next.message ?? 'Closing the task did not come through: repeat the call to finish it.'}`;
  return { ...next, attempts, message };
}

const isDone = ({ code }: Kit.Result) => code === 'changed' || code === 'unchanged';

export const handler = kit.studioFunction(input, async (context, { TaskSid, Status, Reason, Outcome, attributes }) => {
  const outcome = kit.outcomeText('Outcome', Outcome, context.settings);
  const reason = kit.outcomeText('Reason', Reason, context.settings);
  const request: CloseRequest = {
    status: Status,
    reason: (reason.value ?? outcome.value)!,
    changes:
      outcome.value === undefined
        ? attributes
        : { ...attributes, conversations: { ...attributes.conversations, outcome: outcome.value } },
    filledIn: (ending) => kit.toldByEnding(ending, kit.outcomeByReason(context.settings)),
  };

  const { task, ...result } = await close(context, TaskSid, request);
  if (!task) return result;
  if (result.code === 'unexpected') return { ...result, message: `${result.message} The task is ${task.status}.` };
  if (!isDone(result)) return result;
  const warnings = [
    ...outcome.warnings,
    ...reason.warnings,
    ...(result.warnings ?? []),
    ...kit.warnOfHiddenNames(task.attributes),
  ];
  return {
    ...result,
    attributes: kit.changesThatStand(task.attributes, changesFor(task, request)),
    conversationId: kit.conversationIdOf(task.attributes),
    warnings,
  };
});
