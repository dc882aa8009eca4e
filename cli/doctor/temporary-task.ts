/**
 * A task that no agent ever sees: in a queue that nobody takes from, by a workflow that leads only there, both made for it
 * and removed with it.
 */
import { type Twilio } from 'twilio';
import { type Context } from '../../assets/twilio/context';
import { type Answer, type ApiResponse } from '../../assets/twilio/failure';
import { problemOf, type Problem } from '../deployment/find-deployment';

/** An expression that holds for no worker. */
const nobody = '1==2';
/** Seconds after which TaskRouter itself cancels the task, should it be left behind. */
const longestLife = 300;

export interface TemporaryTask {
  /** Undefined when it could not be made. */
  sid?: string;
  problem?: Problem;
  /** Removes everything that was made; answers what is left, in words. */
  remove(): Promise<string[]>;
}

interface Part {
  what: string;
  remove(this: void): Promise<Answer<unknown>>;
}

/** Makes the task; whatever comes of it, `remove` must be called. `name` must be new in the workspace. */
export async function createTemporaryTask(
  { twilio, settings }: Context,
  name: string,
  attributes: object,
): Promise<TemporaryTask> {
  const workspace = (client: Twilio) => client.taskrouter.v1.workspaces(settings.TASKROUTER_WORKSPACE_SID);
  const parts: Part[] = [];

  /** Sends what creates a part, once, and notes how it is removed. */
  async function make<T extends { sid: string }>(
    kind: string,
    create: (client: Twilio) => Promise<ApiResponse<T>>,
    remove: (client: Twilio, sid: string) => Promise<ApiResponse<boolean>>,
  ): Promise<T | Problem> {
    const answer = await twilio.ask(create, { repeatable: false });
    if (answer.ok) {
      const { sid } = answer.body;
      parts.unshift({ what: `${kind} ${sid}`, remove: () => twilio.ask((client) => remove(client, sid)) });
      return answer.body;
    }
    const problem = problemOf(answer, `the making of a ${kind}`);
    return answer.answerLost
      ? {
          ...problem,
          todo: `It may be there all the same: remove the ${kind} "${name}" in the Console, then try again.`,
        }
      : problem;
  }

  async function makeAll(): Promise<{ sid: string } | Problem> {
    const queue = await make(
      'queue',
      (client) => workspace(client).taskQueues.createWithHttpInfo({ friendlyName: name, targetWorkers: nobody }),
      (client, sid) => workspace(client).taskQueues(sid).removeWithHttpInfo(),
    );
    if ('why' in queue) return queue;
    if (queue.targetWorkers !== nobody)
      return {
        why: 'The queue for the test came out open to workers.',
        todo: 'No task was made. Test with a task of your own instead.',
      };

    const configuration = JSON.stringify({ task_routing: { default_filter: { queue: queue.sid } } });
    const workflow = await make(
      'workflow',
      (client) => workspace(client).workflows.createWithHttpInfo({ friendlyName: name, configuration }),
      (client, sid) => workspace(client).workflows(sid).removeWithHttpInfo(),
    );
    if ('why' in workflow) return workflow;

    const task = { workflowSid: workflow.sid, attributes: JSON.stringify(attributes), timeout: longestLife };
    return make(
      'task',
      (client) => workspace(client).tasks.createWithHttpInfo(task),
      (client, sid) => workspace(client).tasks(sid).removeWithHttpInfo(),
    );
  }

  async function remove(): Promise<string[]> {
    const left: string[] = [];
    for (const part of parts) {
      const answer = await part.remove();
      if (!answer.ok && answer.problem !== 'not-found') left.push(part.what);
    }
    return left;
  }

  const made = await makeAll();
  return 'why' in made ? { problem: made, remove } : { sid: made.sid, remove };
}
