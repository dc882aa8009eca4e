/** --write-test: a task of our own is written to through the deployed Function, as Studio does it, and read back. */
import twilio from 'twilio';
import { addressOf } from '../../deployment/address';
import { problemOf } from '../../deployment/find-deployment';
import { knock } from '../../deployment/knock';
import { type Patient } from '../patient';
import { error, failed, ok, type Report } from '../report';
import { createTemporaryTask } from '../temporary-task';

const about = 'Write test';
const name = 'flex-insights-functions doctor';
const attribute = 'conversations.content';
const enrichPath = '/studio/enrich-task';
const seeLog = 'Look into its log: Console > Functions > Services > Live logs.';

/** Calls the Function with Twilio's signature, which is made with the account's auth token. Undefined: it has written. */
async function writeThroughFunction(
  domain: string,
  authToken: string,
  taskSid: string,
  value: string,
): Promise<Report | undefined> {
  const url = addressOf(domain, enrichPath);
  const form = { TaskSid: taskSid, [attribute]: value };
  const signature = twilio.getExpectedTwilioSignature(authToken, url, form);
  const answer = await knock(url, { form, headers: { 'x-twilio-signature': signature } });
  if (answer.failed !== undefined)
    return error(about, `${url} cannot be reached (${answer.failed}).`, 'Check the domain and the connection.');
  const code = /"code":\s*"([a-z-]+)"/.exec(answer.body)?.[1];
  if (code === 'changed') return undefined;
  if (code) return error(about, `${url} answered ${code}.`, seeLog);
  if (![400, 401, 403].includes(answer.status)) return error(about, `${url} failed (status ${answer.status}).`, seeLog);
  return error(
    about,
    `${url} refused our signature (status ${answer.status}).`,
    'AUTH_TOKEN must be the primary auth token; after a change of it deploy again and wait a minute.',
  );
}

/** Pure: is everything on the task as it must be? `null` stood there before, and must have stayed. */
export function judge(json: string, value: string): Report {
  const attributes = JSON.parse(json) as { conversations?: { content?: unknown }; name?: unknown; foreign?: unknown };
  if (attributes.conversations?.content !== value)
    return error(about, `${attribute} is not on the task as it was written.`, 'Run npm run deploy, then try again.');
  if (attributes.name !== name || attributes.foreign !== null)
    return error(about, 'Attributes that stood on the task before are gone.', 'Run npm run deploy, then try again.');
  return ok(about, 'A task was created, written to through the deployed Function, read back and removed.');
}

async function writeAndRead(
  { context, environment }: Patient,
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

export async function writeTest(patient: Patient): Promise<Report[]> {
  const { context, domain } = patient;
  if (domain === undefined) return [error(about, 'Where the Functions are is not known.', 'Say --domain.')];
  const value = new Date().toISOString();
  const task = await createTemporaryTask(context, `${name} ${value}`, { name, foreign: null });
  const report =
    task.sid === undefined ? failed(about, task.problem!) : await writeAndRead(patient, domain, task.sid, value);
  const left = await task.remove();
  return left.length
    ? [report, error(about, `Not removed: ${left.join(', ')}.`, 'Remove them in the Console: TaskRouter > Workspaces.')]
    : [report];
}
