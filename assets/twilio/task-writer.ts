/** The one way to change a task: a decision, made anew for every version that is read, and the write that follows from it. */
import { type TaskInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import { type TaskChanges } from '../parse/task-attributes';
import { taskObjects } from '../attributes/table';
import { writeConditionally, type Plan } from './conditional-write';
import { failureResult } from './failure-result';
import { type Finding } from '../findings/finding';
import { mergeMedia } from '../attributes/media-list';
import { type Code, type Result } from '../reply/reply';
import { type RequestContext } from '../serve/request-context';
import {
  attributesLimit,
  isJsonObject,
  largestKeys,
  mergeInto,
  parseAttributes,
  writeAttributes,
  type JsonObject,
} from '../attributes/json';
import { type Answer, type Failure } from './calls';

/** A task as one read found it. */
export interface Task {
  sid: string;
  attributes: JsonObject;
  /** TaskRouter's assignment status. */
  status: string;
  reason: string | null;
  /** What If-Match must carry: the ETag, unopened. */
  version: string;
}

/** The states a closing request may ask for; each goes with a reason. */
export interface Closing {
  status: 'canceled' | 'completed';
  reason?: string;
}

export type Decision =
  | { kind: 'change'; attributes: JsonObject | 'unreadable'; closing?: Closing; warnings: Finding[] }
  | { kind: 'unchanged'; warnings: Finding[] }
  | { kind: 'refuse'; code: Code; message?: string };

/** Pure, for it runs again after every lost race: what should happen to this task? */
export type Decide = (task: Task) => Decision;

export const unchanged: Decision = { kind: 'unchanged', warnings: [] };

export function refuse(code: Code, message?: string): Decision {
  return { kind: 'refuse', code, message };
}

/** Merges validated changes into the task's attributes. */
export function change(
  task: Task,
  changes: TaskChanges,
  { closing, warnings = [] }: { closing?: Closing; warnings?: Finding[] } = {},
): Decision {
  return { kind: 'change', attributes: mergeChanges(task.attributes, changes) ?? 'unreadable', closing, warnings };
}

/** The attributes after validated changes, media lists merged by recording; undefined when an object cannot be merged into. */
export function mergeChanges(attributes: JsonObject, changes: TaskChanges): JsonObject | undefined {
  let merged: JsonObject | undefined = attributes;
  for (const object of taskObjects) {
    const given: JsonObject | undefined = changes[object];
    if (given && merged) merged = mergeInto(merged, object, withMergedMedia(merged[object], given));
  }
  return merged;
}

/** Of the changes those that stand on the task, for the reply: what somebody else put there is not told. */
export function changesThatStand(attributes: JsonObject, changes: TaskChanges): JsonObject {
  const stands = (change: TaskChanges) => {
    const merged = mergeChanges(attributes, change);
    return merged !== undefined && writeAttributes(merged) === writeAttributes(attributes);
  };
  const standing: JsonObject = {};
  for (const object of taskObjects) {
    const entries = Object.entries(changes[object] ?? {}).filter(([key, value]) =>
      stands({ [object]: { [key]: value } }),
    );
    if (entries.length) standing[object] = Object.fromEntries(entries);
  }
  return standing;
}

/** Replaces the attributes as a whole, for changes that are no plain merge. `attributes` must derive from the task's own. */
export function rewrite(attributes: JsonObject, warnings: Finding[] = []): Decision {
  return { kind: 'change', attributes, warnings };
}

function withMergedMedia(current: unknown, changes: JsonObject): JsonObject {
  if (!Array.isArray(changes.media)) return changes;
  const standing = isJsonObject(current) ? current.media : undefined;
  return { ...changes, media: mergeMedia(standing, changes.media) };
}

/** The outcome of changeTask: a result for the reply, and the task as it stands after success. */
export interface TaskResult extends Result {
  task?: Task;
  attempts: number;
}

/**
 * Changes a task by a decision that is made anew for every version of it. No request is sent when nothing would
 * change. `guess`: the task as an event told it, tried before anything is read. Replies of DESIGN 3; never throws for
 * what Twilio answers, except NotConfigured for refused credentials.
 */
export async function changeTask(
  context: RequestContext,
  taskSid: string,
  decide: Decide,
  guess?: Task,
): Promise<TaskResult> {
  const { entity: task, ...result } = await writeConditionally<Task, TaskUpdate, TaskInstance>(
    context,
    {
      named: { taskSid },
      async read() {
        const { task: entity, result } = await readTask(context, taskSid);
        return entity ? { entity } : { result };
      },
      write: (current, fields) => updateTask(context, current, fields),
      written: taskOf,
      failed: (failure) => resultOf(failure, taskSid),
    },
    (current) => planWrite(current, decide(current)),
    guess,
  );
  return { ...result, task };
}

type TaskUpdate = Parameters<TaskInstance['update']>[0] & object;

/** The fields to send, none when the task is as decided already, or why nothing may be sent. */
function planWrite(task: Task, decision: Decision): Plan<TaskUpdate> {
  if (decision.kind === 'refuse') return { refusal: { code: decision.code, message: decision.message } };
  const { warnings } = decision;
  if (decision.kind === 'unchanged') return { warnings };
  const { attributes, closing } = decision;
  if (attributes === 'unreadable') {
    return {
      refusal: {
        code: 'task-unreadable',
        message: 'conversations or customers on the task is not an object; nothing was written over it.',
      },
    };
  }
  const fields: TaskUpdate = {};
  const written = writeAttributes(attributes);
  if (written !== writeAttributes(task.attributes)) fields.attributes = written;
  if (fields.attributes && written.length > attributesLimit) return { refusal: tooLarge(attributes, written.length) };
  if (closing) Object.assign(fields, { assignmentStatus: closing.status, reason: closing.reason });
  return { fields: Object.keys(fields).length ? fields : undefined, warnings };
}

/** The refusal of attributes that TaskRouter would not take, naming what takes most room. */
export function tooLarge(attributes: JsonObject, length: number): Result {
  const keys = largestKeys(attributes).join(', ');
  return {
    code: 'too-large',
    message: `The attributes would have ${length} characters; TaskRouter allows ${attributesLimit}. Largest: ${keys}. Nothing was written.`,
  };
}

/** Reads a task: the task itself, or why there is none to decide on. */
export async function readTask(
  context: RequestContext,
  taskSid: string,
): Promise<{ task: Task; result?: undefined } | { task?: undefined; result: Result }> {
  const { TASKROUTER_WORKSPACE_SID } = context.settings;
  const answer = await context.twilio.ask((client) =>
    client.taskrouter.v1.workspaces(TASKROUTER_WORKSPACE_SID).tasks(taskSid).fetchWithHttpInfo(),
  );
  if (!answer.ok) return { result: resultOf(answer, taskSid) };
  if (!answer.etag)
    return {
      result: {
        code: 'unavailable',
        message: 'TaskRouter answered without an ETag, so nothing can be written safely.',
        taskSid,
      },
    };
  const task = taskOf(answer.body, answer.etag);
  return task ? { task } : { result: { code: 'task-unreadable', taskSid } };
}

/** The task in an answer, undefined when its attributes are not a JSON object. */
function taskOf(body: TaskInstance, version = ''): Task | undefined {
  const attributes = parseAttributes(body.attributes);
  return (
    attributes && { sid: body.sid, attributes, status: body.assignmentStatus, reason: body.reason ?? null, version }
  );
}

function updateTask(context: RequestContext, task: Task, fields: TaskUpdate): Promise<Answer<TaskInstance>> {
  const { TASKROUTER_WORKSPACE_SID } = context.settings;
  return context.twilio.ask((client) =>
    client.taskrouter.v1
      .workspaces(TASKROUTER_WORKSPACE_SID)
      .tasks(task.sid)
      .updateWithHttpInfo({ ...fields, ifMatch: task.version }),
  );
}

/** What a request about a task that failed means to the caller. */
export function resultOf(failure: Failure, taskSid: string): Result {
  return { ...failureResult(failure, 'task-not-found'), taskSid };
}
