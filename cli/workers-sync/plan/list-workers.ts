/** Reads every worker of the workspace with as few requests as possible: a thousand to a page. */
import { type WorkerPage } from 'twilio/lib/rest/taskrouter/v1/workspace/worker';
import { type Answer } from '../../../assets/twilio/failure';
import { writeAttributes } from '../../../assets/attributes/json';
import { readWorker } from '../../../assets/twilio/worker-writer';
import { type Account } from '../../account/twilio-account';
import { type ListedWorker, type WorkerMatcher } from './match-workers';
import { pacedCalls, runPaced, type PacedOptions } from '../pace/run-paced';

const pageSize = 1000;
/** For one page or one worker, retries included. */
const budgetMs = 60_000;

const noWorkspace = 'There is no such workspace in the account: check TASKROUTER_WORKSPACE_SID.';
const noList = 'The list of workers could not be read: Twilio did not answer properly. Try again later.';
const noWorker = 'A worker could not be read: Twilio did not answer properly. Try again later.';

/** Twilio did not give what the run needs. The message is for people. */
export class Unreachable extends Error {}

/** Hands every worker to `see`, page by page. Throws Unreachable, or the signal's reason. */
export async function listWorkers(
  account: Account,
  see: (worker: ListedWorker) => void,
  signal: AbortSignal,
): Promise<void> {
  const { TASKROUTER_WORKSPACE_SID } = account.settings;
  let next: string | undefined;
  do {
    const url = next;
    const answer: Answer<WorkerPage> = await account.spend(budgetMs, { signal }).twilio.ask((client) => {
      const { workers } = client.taskrouter.v1.workspaces(TASKROUTER_WORKSPACE_SID);
      return url ? workers.getPageWithHttpInfo(url) : workers.pageWithHttpInfo({ pageSize });
    });
    signal.throwIfAborted();
    if (!answer.ok) throw new Unreachable(answer.problem === 'not-found' ? noWorkspace : noList);
    for (const { sid, friendlyName, attributes } of answer.body.instances) see({ sid, friendlyName, json: attributes });
    next = answer.body.nextPageUrl;
  } while (next);
}

/** Fetches the workers whose attributes the list did not carry, one request each. Throws Unreachable. */
export async function fetchUnseen(
  account: Account,
  matcher: WorkerMatcher,
  options: PacedOptions,
  progress: (done: number) => void,
): Promise<void> {
  let failure: string | undefined;
  let done = 0;
  await runPaced(matcher.unseen(), options, async ({ sid, friendlyName }) => {
    if (failure) return;
    const { entity, result } = await readWorker(account.spend(budgetMs, pacedCalls(options.pace, options.signal)), sid);
    if (entity) matcher.see({ sid, friendlyName, json: writeAttributes(entity.attributes), version: entity.version });
    else if (result.code === 'worker-not-found') matcher.forget(sid);
    else if (result.code === 'task-unreadable') matcher.see({ sid, friendlyName, json: '[]' });
    else failure = noWorker;
    progress(++done);
  });
  if (failure) throw new Unreachable(failure);
}
