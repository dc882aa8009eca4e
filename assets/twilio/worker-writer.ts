/**
 * The one way to change a worker's attributes: merged at the root, under If-Match, and decided again after a lost race.
 */
import { type WorkerInstance } from 'twilio/lib/rest/taskrouter/v1/workspace/worker';
import { warnOfMissingIds } from '../attributes/warnings';
import { writeConditionally, type Plan, type Read } from './conditional-write';
import { failureResult } from './failure-result';
import { tooLarge, type Result } from '../reply/reply';
import { type Context } from './context';
import { attributesLimit, mergeKeys, parseAttributes, writeAttributes, type JsonObject } from '../attributes/json';
import { type Answer } from './failure';
import { differences } from '../decide/worker-changes';
import { askWorkspace } from './workspace';

/** Why a change is not seen at once, and what undoes it ("Add additional TaskRouter data"). */
export const workerNotice =
  'Insights takes new values once the agent has logged in to Flex and changed activity, with the next load (hourly by default). With SSO, the next login overwrites attributes that the identity provider sends: map them there.';

const missing = 'worker-not-found';

/** A worker as one read found it. */
export interface Worker {
  sid: string;
  friendlyName: string;
  attributes: JsonObject;
  /** What If-Match must carry: the ETag, unopened; undefined when TaskRouter sent none. */
  version?: string;
}

export interface WorkerResult extends Result {
  worker?: Worker;
  attempts: number;
}

/**
 * Merges validated changes into a worker: a value sets its key, null removes it, everything else stays as it was.
 * `guess`: the worker as a read a while ago found it, tried first. Without an ETag the write goes out without If-Match
 * and is checked by reading back (a warning says so). Never throws for what Twilio answers,
 * except NotConfigured for refused credentials.
 */
export async function changeWorker(
  context: Context,
  workerSid: string,
  changes: JsonObject,
  guess?: Worker,
): Promise<WorkerResult> {
  const { entity: worker, ...result } = await writeConditionally<Worker, { attributes: string }, WorkerInstance>(
    context,
    {
      read: () => readWorker(context, workerSid),
      write: (current, fields) => updateWorker(context, current, fields),
      written: workerOf,
      failed: (failure) => failureResult(failure, missing),
    },
    (current) => planWrite(current, changes),
    guess,
  );
  return { ...result, worker };
}

function planWrite({ attributes }: Worker, changes: JsonObject): Plan<{ attributes: string }> {
  const merged = mergeKeys(attributes, changes);
  const warnings = warnOfMissingIds('worker', merged);
  if (!differences(attributes, changes).length) return { warnings };
  const written = writeAttributes(merged);
  return written.length > attributesLimit
    ? { refusal: tooLarge(merged, written.length) }
    : { fields: { attributes: written }, warnings };
}

/** Reads a worker: the worker itself, or why there is none to decide on. */
export async function readWorker(context: Context, workerSid: string): Promise<Read<Worker>> {
  const answer = await askWorkspace(context, (workspace) => workspace.workers(workerSid).fetchWithHttpInfo());
  if (!answer.ok) return { result: failureResult(answer, missing) };
  const worker = workerOf(answer.body, answer.etag);
  return worker
    ? { entity: worker }
    : {
        result: {
          code: 'task-unreadable',
          message: 'The attributes on the worker are not a JSON object; nothing was written over them.',
        },
      };
}

/** Workers looked through for a name at the most: 1,000 a page, far more than share one. */
const mostPages = 5;

/**
 * The SID of the worker with this friendly name. TaskRouter keeps friendly names unique whatever their case; all that
 * the list brings is looked through all the same, since nothing documents how its filter compares. A name in another
 * case counts only where it is the only one, and where nothing was left unread.
 */
export async function findWorker(
  context: Context,
  friendlyName: string,
): Promise<{ sid: string; result?: undefined } | { sid?: undefined; result: Result }> {
  const alike: string[] = [];
  let next: string | undefined;
  for (let page = 1; page <= mostPages; page++) {
    const url = next;
    const answer = await askWorkspace(context, ({ workers }) =>
      url === undefined ? workers.pageWithHttpInfo({ friendlyName, pageSize: 1000 }) : workers.getPageWithHttpInfo(url),
    );
    if (!answer.ok) return { result: failureResult(answer, missing) };
    const { instances, nextPageUrl } = answer.body;
    const exact = instances.find((worker) => worker.friendlyName === friendlyName);
    if (exact) return { sid: exact.sid };
    const same = instances.filter((worker) => worker.friendlyName.toLowerCase() === friendlyName.toLowerCase());
    alike.push(...same.map(({ sid }) => sid));
    next = nextPageUrl;
    if (!next) return alike.length === 1 ? { sid: alike[0] } : { result: { code: missing } };
  }
  return {
    result: {
      code: missing,
      message: `There is no such worker among the first ${mostPages * 1000} that the name brings: send WorkerSid instead.`,
    },
  };
}

/** The worker in an answer, undefined when its attributes are not a JSON object. */
function workerOf({ sid, friendlyName, attributes: json }: WorkerInstance, version?: string): Worker | undefined {
  const attributes = parseAttributes(json);
  return attributes && { sid, friendlyName, attributes, version };
}

function updateWorker(
  context: Context,
  worker: Worker,
  fields: { attributes: string },
): Promise<Answer<WorkerInstance>> {
  return askWorkspace(context, (workspace) =>
    workspace.workers(worker.sid).updateWithHttpInfo({ ...fields, ...(worker.version && { ifMatch: worker.version }) }),
  );
}
