/** Finds the task a recording belongs to, when nobody said which. */
import { isSid } from '../findings/sid';
import { type Result } from '../reply/reply';
import { type Context } from './context';
import { failedOnTask } from './task-writer';
import { askWorkspace } from './workspace';

/**
 * What a recording callback tells of its origin: a call's recording has a CallSid, a conference's a ConferenceSid, and
 * whether the latter may have both is documented nowhere.
 */
export interface Origin {
  callSid?: string;
  conferenceSid?: string;
}

/** The task, or why none can be named. */
type FoundTask = { taskSid: string; result?: undefined } | { taskSid?: undefined; result: Result };

/**
 * The task of a call or conference: in Flex a conference has the SID of its task as friendly name; otherwise the newest
 * task whose attributes name the call or conference, by one query. That query is limited to 3 a second for the
 * account; beyond that it waits its turn within the request's time.
 * https://www.twilio.com/docs/taskrouter/api/task#read-multiple-task-resources
 */
export async function findTaskOf(context: Context, origin: Origin): Promise<FoundTask> {
  const named = origin.conferenceSid === undefined ? undefined : await nameOfConference(context, origin.conferenceSid);
  if (named) return named;
  const expression = expressionFor(origin);
  if (!expression)
    return { result: { code: 'task-not-found', message: 'The recording names neither a call nor a conference.' } };

  const query = { evaluateTaskAttributes: expression, ordering: 'DateCreated:desc', pageSize: 1 };
  const answer = await askWorkspace(context, (workspace) => workspace.tasks.pageWithHttpInfo(query));
  if (!answer.ok) return { result: failedOnTask(answer) };
  const [task] = answer.body.instances;
  return task
    ? { taskSid: task.sid }
    : {
        result: {
          code: 'task-not-found',
          message: 'No task of the workspace names the call or conference of the recording.',
        },
      };
}

/** Undefined when the conference does not say and the tasks must be searched. */
async function nameOfConference(context: Context, conferenceSid: string): Promise<FoundTask | undefined> {
  const answer = await context.twilio.ask((client) => client.conferences(conferenceSid).fetchWithHttpInfo());
  if (answer.ok) return isSid(answer.body.friendlyName, 'WT') ? { taskSid: answer.body.friendlyName } : undefined;
  return answer.problem === 'not-found' ? undefined : { result: failedOnTask(answer) };
}

/** The SIDs have been checked: nothing in them can end the quotation. */
function expressionFor({ callSid, conferenceSid }: Origin): string | undefined {
  const placesOfCall = [
    'call_sid',
    'conference.participants.customer',
    'conference.participants.worker',
    'worker_call_sid',
  ];
  const terms = [
    ...(conferenceSid ? [`conference.sid == '${conferenceSid}'`] : []),
    ...(callSid ? placesOfCall.map((place) => `${place} == '${callSid}'`) : []),
  ];
  return terms.length ? terms.join(' OR ') : undefined;
}
