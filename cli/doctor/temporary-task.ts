/**
 * A task that no agent ever sees: in a queue that takes no worker, by a workflow that leads only there. Both are
 * created for it and removed with it.
 */
import { type TwilioClient } from '../../assets/twilio/client';
import { type Context } from '../../assets/twilio/context';
import { type Answer, type ApiResponse } from '../../assets/twilio/failure';
import { problemOf, type Found } from '../tool/found';

/** An expression that is true of no worker. */
const noWorker = '1==2';
/** Seconds after which TaskRouter itself cancels the task, should it be left behind. */
const longestLifeSeconds = 300;

interface TemporaryTask {
  /** Its SID, or why it could not be created. */
  task: Found<string>;
  /** Removes everything that was created; answers what is left, in words. */
  remove(): Promise<string[]>;
}

type Workspace = ReturnType<TwilioClient['taskrouter']['v1']['workspaces']>;

/** Creates the task; `remove` must be called in any case. `name` must be new in the workspace. */
export async function createTemporaryTask(context: Context, name: string, attributes: object): Promise<TemporaryTask> {
  const parts = new Parts(context, name);
  return { task: await createAll(parts, attributes), remove: () => parts.remove() };
}

async function createAll(parts: Parts, attributes: object): Promise<Found<string>> {
  const queue = await createQueue(parts);
  if (queue.problem) return queue;
  const workflow = await createWorkflow(parts, queue.value);
  if (workflow.problem) return workflow;
  return createTask(parts, workflow.value, attributes);
}

/** What exists so far, newest first: the order in which TaskRouter lets it be removed. */
class Parts {
  private readonly created: { what: string; remove: () => Promise<Answer<unknown>> }[] = [];

  constructor(
    private readonly context: Context,
    readonly name: string,
  ) {}

  /** Sent only once: an attempt whose answer was lost may have created a part that nobody would remove. */
  async create<T extends { sid: string }>(
    kind: string,
    create: (workspace: Workspace) => Promise<ApiResponse<T>>,
    remove: (workspace: Workspace, sid: string) => Promise<ApiResponse<boolean>>,
  ): Promise<Found<T>> {
    const answer = await this.ask(create, { repeatable: false });
    if (answer.ok) {
      const { sid } = answer.body;
      this.created.unshift({ what: `${kind} ${sid}`, remove: () => this.ask((workspace) => remove(workspace, sid)) });
      return { value: answer.body };
    }
    const problem = problemOf(answer, `the creation of a ${kind}`);
    if (!answer.answerLost) return { problem };
    const todo = `It may exist nevertheless: remove the ${kind} "${this.name}" in the Console, then try again.`;
    return { problem: { ...problem, todo } };
  }

  async remove(): Promise<string[]> {
    const left: string[] = [];
    for (const { what, remove } of this.created) {
      const answer = await remove();
      if (!answer.ok && answer.problem !== 'not-found') left.push(what);
    }
    return left;
  }

  private ask<T>(
    request: (workspace: Workspace) => Promise<ApiResponse<T>>,
    options?: { repeatable: boolean },
  ): Promise<Answer<T>> {
    const { twilio, settings } = this.context;
    return twilio.ask((client) => request(client.taskrouter.v1.workspaces(settings.TASKROUTER_WORKSPACE_SID)), options);
  }
}

async function createQueue(parts: Parts): Promise<Found<string>> {
  const queue = await parts.create(
    'queue',
    (workspace) => workspace.taskQueues.createWithHttpInfo({ friendlyName: parts.name, targetWorkers: noWorker }),
    (workspace, sid) => workspace.taskQueues(sid).removeWithHttpInfo(),
  );
  if (queue.problem) return queue;
  if (queue.value.targetWorkers === noWorker) return { value: queue.value.sid };
  const why = 'The queue for the test was created open to workers.';
  return { problem: { why, todo: 'No task was created. Test with a task of your own instead.' } };
}

async function createWorkflow(parts: Parts, queueSid: string): Promise<Found<string>> {
  const configuration = JSON.stringify({ task_routing: { default_filter: { queue: queueSid } } });
  const workflow = await parts.create(
    'workflow',
    (workspace) => workspace.workflows.createWithHttpInfo({ friendlyName: parts.name, configuration }),
    (workspace, sid) => workspace.workflows(sid).removeWithHttpInfo(),
  );
  return workflow.problem ? workflow : { value: workflow.value.sid };
}

async function createTask(parts: Parts, workflowSid: string, attributes: object): Promise<Found<string>> {
  const given = { workflowSid, attributes: JSON.stringify(attributes), timeout: longestLifeSeconds };
  const task = await parts.create(
    'task',
    (workspace) => workspace.tasks.createWithHttpInfo(given),
    (workspace, sid) => workspace.tasks(sid).removeWithHttpInfo(),
  );
  return task.problem ? task : { value: task.value.sid };
}
