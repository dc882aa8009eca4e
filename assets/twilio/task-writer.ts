/**
 * The one way to change a task: a decision, made again for every version that is read, and the write that follows from
 * it.
 */
import { type TaskInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/task';
import { attributesLimit, parseAttributes, writeAttributes } from '../attributes/json';
import { type Decide, type Decision, type Task } from '../decide/decision';
import { tooLarge, type Result } from '../reply/reply';
import { type Context } from './context';
import { type Answer, type Failure } from './failure';
import { writeConditionally, type Plan } from './conditional-write';
import { failureResult } from './failure-result';
import { askWorkspace } from './workspace';

/** The outcome of changeTask: a result for the reply, and the task as it stands after success. */
export interface TaskResult extends Result {
  task?: Task;
  attempts: number;
}

/**
 * Changes a task by a decision that is made again for every version of it. No request is sent when nothing would
 * change. `guess`: the task as an event told it, tried before anything is read. Never throws for
 * what Twilio answers, except NotConfigured for refused credentials.
 */
export async function changeTask(context: Context, taskSid: string, decide: Decide, guess?: Task): Promise<TaskResult> {
  const { entity: task, ...result } = await writeConditionally<Task, TaskUpdate, TaskInstance>(
    context,
    {
      async read() {
        const { task: entity, result } = await readTask(context, taskSid);
        return entity ? { entity } : { result };
      },
      write: (current, fields) => updateTask(context, current, fields),
      written: taskOf,
      failed: failedOnTask,
    },
    (current) => planWrite(current, decide(current)),
    guess,
  );
  return { ...result, task };
}

type TaskUpdate = Parameters<TaskInstance['update']>[0] & object;

/** The fields to send (none when the task is as decided already), or why nothing may be sent. */
function planWrite(task: Task, decision: Decision): Plan<TaskUpdate> {
  if (decision.kind === 'refuse') return { refusal: { code: decision.code, message: decision.message } };
  const { warnings } = decision;
  if (decision.kind === 'unchanged') return { warnings };
  const { attributes, closing } = decision;
  const fields: TaskUpdate = {};
  const written = writeAttributes(attributes);
  if (written !== writeAttributes(task.attributes)) fields.attributes = written;
  if (fields.attributes && written.length > attributesLimit) return { refusal: tooLarge(attributes, written.length) };
  if (closing) Object.assign(fields, { assignmentStatus: closing.status, reason: closing.reason });
  return { fields: Object.keys(fields).length ? fields : undefined, warnings };
}

/** Reads a task: the task itself, or why there is none to decide on. */
export async function readTask(
  context: Context,
  taskSid: string,
): Promise<{ task: Task; result?: undefined } | { task?: undefined; result: Result }> {
  const answer = await askWorkspace(context, (workspace) => workspace.tasks(taskSid).fetchWithHttpInfo());
  if (!answer.ok) return { result: failedOnTask(answer) };
  if (!answer.etag)
    return {
      result: {
        code: 'unavailable',
        message: 'TaskRouter answered without an ETag, so nothing can be written safely.',
      },
    };
  const task = taskOf(answer.body, answer.etag);
  return task ? { task } : { result: { code: 'task-unreadable' } };
}

/** The task in an answer, undefined when its attributes are not a JSON object. */
function taskOf(body: TaskInstance, version = ''): Task | undefined {
  const attributes = parseAttributes(body.attributes);
  return (
    attributes && { sid: body.sid, attributes, status: body.assignmentStatus, reason: body.reason ?? null, version }
  );
}

function updateTask(context: Context, task: Task, fields: TaskUpdate): Promise<Answer<TaskInstance>> {
  return askWorkspace(context, (workspace) =>
    workspace.tasks(task.sid).updateWithHttpInfo({ ...fields, ifMatch: task.version }),
  );
}

/** What a request about a task that failed means to the caller. */
export function failedOnTask(failure: Failure): Result {
  return failureResult(failure, 'task-not-found');
}
