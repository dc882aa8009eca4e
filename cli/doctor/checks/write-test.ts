/** --write-test: writes to a task of our own through the deployed Function, as Studio does, and reads it back. */
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { addressOf } from '../../deployment/address';
import { problemOf } from '../../tool/found';
import { probe } from '../../deployment/probe';
import { type Setup } from '../setup';
import { error, failed, ok, type Report } from '../report';
import { createTemporaryTask } from '../temporary-task';
import { checkEvents } from './event-facts';
import { checkWorkerETag } from './worker-etag';

const about = 'Write test';
const name = 'flex-insights-functions doctor';
const attribute = 'conversations.content';
const enrichPath = '/studio/enrich-task';
const seeLog = 'See its log: Console > Functions > Services > Live logs.';

/**
 * Calls the Function with Twilio's signature, made with the account's auth token. Undefined: the Function has written.
 */
async function writeThroughFunction(
  domain: string,
  authToken: string,
  taskSid: string,
  value: string,
): Promise<Report | undefined> {
  const url = addressOf(domain, enrichPath);
  const form = { TaskSid: taskSid, [attribute]: value };
  const signature = getExpectedTwilioSignature(authToken, url, form);
  const answer = await probe(url, { form, headers: { 'x-twilio-signature': signature } });
  if (answer.failed !== undefined)
    return error(about, `${url} cannot be reached (${answer.failed}).`, 'Check the domain and the connection.');
  const code = /"code":\s*"([a-z-]+)"/.exec(answer.body)?.[1];
  if (code === 'changed') return undefined;
  if (code) return error(about, `${url} answered ${code}.`, seeLog);
  if (![400, 401, 403].includes(answer.status)) return error(about, `${url} failed (status ${answer.status}).`, seeLog);
  return error(
    about,
    `${url} refused our signature (status ${answer.status}).`,
    'AUTH_TOKEN must be the primary auth token; after changing it, deploy again and wait a minute.',
  );
}

/** Pure: is everything on the task as it must be? `null` was there before, and must still be there. */
export function judge(json: string, value: string): Report {
  const attributes = JSON.parse(json) as { conversations?: { content?: unknown }; name?: unknown; foreign?: unknown };
  if (attributes.conversations?.content !== value)
    return error(about, `${attribute} is not on the task as it was written.`, 'Run npm run deploy, then try again.');
  if (attributes.name !== name || attributes.foreign !== null)
    return error(about, 'Attributes that were on the task before are gone.', 'Run npm run deploy, then try again.');
  return ok(about, 'A task was created, written to through the deployed Function, read back and removed.');
}

async function writeAndRead(
  { context, environment }: Setup,
  domain: string,
  taskSid: string,
  value: string,
): Promise<Report> {
  const failure = await writeThroughFunction(domain, environment.AUTH_TOKEN ?? '', taskSid, value);
  if (failure) return failure;
  const { settings } = context;
  const read = await context.twilio.ask((client) =>
    client.taskrouter.v1.workspaces(settings.TASKROUTER_WORKSPACE_SID).tasks(taskSid).fetchWithHttpInfo(),
  );
  return read.ok ? judge(read.body.attributes, value) : failed(about, problemOf(read, 'the test task'));
}

/** The facts about events and workers are worth asking only where a write arrives at all. */
async function tryTask(setup: Setup, domain: string, taskSid: string, value: string): Promise<Report[]> {
  const written = await writeAndRead(setup, domain, taskSid, value);
  if (written.status !== 'ok') return [written];
  return [written, ...(await checkEvents(setup.context, taskSid, name)), await checkWorkerETag(setup.context)];
}

export async function writeTest(setup: Setup): Promise<Report[]> {
  const { context, domain } = setup;
  if (domain === undefined) return [error(about, 'It is not known where the Functions are.', 'Say --domain.')];
  const value = new Date().toISOString();
  const temporary = await createTemporaryTask(context, `${name} ${value}`, { name, foreign: null });
  const { task } = temporary;
  const reports = task.problem ? [failed(about, task.problem)] : await tryTask(setup, domain, task.value, value);
  const left = await temporary.remove();
  return left.length
    ? [
        ...reports,
        error(about, `Not removed: ${left.join(', ')}.`, 'Remove them in the Console: TaskRouter > Workspaces.'),
      ]
    : reports;
}
