/**
 * One wrapper for each kind of caller: parse, run, reply, log. Only here are errors caught, lines logged and
 * callback called, once. A handler made here never rejects: the runtime would hang or die.
 */
import { type ServerlessCallback } from '@twilio-labs/serverless-runtime-types/types';
import { refuseBasic, refuseBearer, switchedOff } from './admit';
import { type FunctionEvent, type InputDefinition } from '../parse/input';
import { readCloudEvents, type StreamedEvent } from '../parse/cloud-events';
import { answerBatch } from './event-batch';
import { badInput, replyOf, type Result } from '../reply/reply';
import { codes } from '../reply/codes';
import { besidesNothingGiven, firstOf } from '../reply/told';
import { type Finding } from '../findings/finding';
import { openRequest, type RequestContext } from './request-context';
import { logRequest } from './request-log';
import { streamsUser } from '../settings/event-streams';
import { isSwitchedOff, NotConfigured, ruleSettings } from '../settings/settings';
import { type RuntimeContext } from '../twilio/client';

/** A handler as the runtime calls it. */
export type Handler = (context: RuntimeContext, event: FunctionEvent, callback: ServerlessCallback) => Promise<void>;

type Run<V> = (context: RequestContext, input: V) => Result | Promise<Result>;

/** A Function for Studio's Run Function widget and for back ends: always the same JSON reply, whatever happens. */
export function studioFunction<V>(input: InputDefinition<V>, run: Run<V>): Handler {
  return (context, event, callback) => serve(context, event, input, run, (result) => sendJson(callback, result));
}

/**
 * A Function for Twilio's webhooks: a status and an empty body. Twilio never retries anything but a 5xx, so only what a
 * retry can fix is one.
 */
export function webhookFunction<V>(input: InputDefinition<V>, run: Run<V>): Handler {
  return (context, event, callback) => serve(context, event, input, run, (result) => sendStatus(callback, result));
}

/**
 * A public Function for back ends that hold the worker token: nothing is read, said or done until the token is right.
 */
export function workerFunction<V>(input: InputDefinition<V>, run: Run<V>): Handler {
  const admit: Admit = (context) =>
    isSwitchedOff(context.settings, 'WORKERS_API_TOKEN')
      ? switchedOff
      : refuseBearer(context.header('authorization'), context.settings.WORKERS_API_TOKEN);
  return (context, event, callback) => serve(context, event, input, run, (result) => sendJson(callback, result), admit);
}

/** A public Function for players in browsers: sound, else the usual JSON reply. Pages of any origin may read it. */
export function soundFunction<V>(input: InputDefinition<V>, run: Run<V>): Handler {
  const admit: Admit = ({ settings }) => (isSwitchedOff(settings, 'RECORDING_LINK_SECRET') ? switchedOff : undefined);
  return (context, event, callback) =>
    serve(context, event, input, run, (result) => sendSound(callback, result), admit);
}

/** Twilio waits 5 s for a sink to answer. https://www.twilio.com/docs/events/event-delivery-and-duplication */
const streamsBudgetMs = 4000;

/**
 * A public Function for a webhook sink of Event Streams: nothing is read until the credentials are right. `answer` acts
 * on one event. 204 when all is done or a retry cannot help, 503 where a retry of the batch helps.
 */
export function eventStreamFunction(
  answer: (context: RequestContext, event: StreamedEvent) => Promise<Result>,
): Handler {
  return async (runtime, event, callback) => {
    const context = openRequest(runtime, event, streamsBudgetMs);
    const { settings } = context;
    const result = await resultOrDefect(async (): Promise<Result> => {
      if (isSwitchedOff(settings, 'EVENT_STREAMS_TOKEN')) return switchedOff;
      const refusal = refuseBasic(context.header('authorization'), streamsUser, settings.EVENT_STREAMS_TOKEN);
      if (refusal) return refusal;
      const mine = { account: settings.ACCOUNT_SID, workspace: settings.TASKROUTER_WORKSPACE_SID };
      const { any, events, ignored } = readCloudEvents(event, mine);
      if (!any) return { code: 'bad-input', message: 'Nothing in the body is a CloudEvent.' };
      // Each event is judged by itself, a defect included: the others are done.
      const one = async (each: StreamedEvent): Promise<Result> => ({
        ...(await resultOrDefect(() => answer(context, each))),
        taskSid: each.TaskSid,
      });
      return { ...(await answerBatch(events, one)), events: events.length, ignored };
    });
    logRequest(runtime.PATH, context, result);
    sendStatus(callback, result);
  };
}

/** A reason to refuse the caller before its input is looked at. */
type Admit = (context: RequestContext) => Result | undefined;

/** Whom a request is about. */
interface About {
  TaskSid?: string;
  WorkerSid?: string;
}

async function serve<V>(
  runtime: RuntimeContext,
  event: FunctionEvent,
  input: InputDefinition<V>,
  run: Run<V>,
  send: (result: Result) => void,
  admit?: Admit,
): Promise<void> {
  const context = openRequest(runtime, event);
  let about: About = {};
  const result = await resultOrDefect(async () => {
    const refusal = admit?.(context);
    if (refusal) return refusal;
    const parsed = input.parse(event, ruleSettings(context.settings));
    if (!parsed.ok) return badInput(parsed.issues, parsed.warnings);
    about = parsed.value as About;
    return withFindings(await run(context, parsed.value), parsed);
  });
  const named = nameSubject(result, about);
  logRequest(runtime.PATH, context, named);
  send(named);
}

/** The result with what reading the input found. What is too large is told alone: nothing else can be mended before. */
function withFindings(outcome: Result, parsed: { warnings: Finding[]; issues: Finding[] }): Result {
  const issues = [...parsed.issues, ...(outcome.issues ?? [])];
  if (outcome.code === 'too-large') return { ...outcome, issues };
  const own = outcome.warnings ?? [];
  const warnings = [...parsed.warnings, ...(parsed.issues.length ? besidesNothingGiven(own) : own)];
  const { ok, message } = codes[outcome.code];
  const said = outcome.message ?? message;
  const skipped = parsed.issues.length ? ` Left out: ${firstOf(parsed.issues, 'issues')}` : '';
  const look = warnings.length ? ` Look at this: ${firstOf(warnings, 'warnings')}` : '';
  return { ...outcome, warnings, issues, message: ok ? `${said}${skipped}${look}` : outcome.message };
}

/**
 * Names the task or worker, also when something was thrown: somebody may have to fix it by hand. The one that a
 * Function found by itself counts first.
 */
function nameSubject(result: Result, { TaskSid, WorkerSid }: About): Result {
  return { ...result, taskSid: result.taskSid ?? TaskSid, workerSid: result.workerSid ?? WorkerSid };
}

/** The result, or the code for what was thrown: a variable the operator must set right, or a defect of ours. */
async function resultOrDefect(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotConfigured) return { code: 'not-configured', message: `${error.message}.` };
    return {
      code: 'unexpected',
      defect: error instanceof Error ? error : new Error('something that is not an Error was thrown'),
    };
  }
}

function sendJson(callback: ServerlessCallback, result: Result): void {
  const response = new Twilio.Response();
  response.setStatusCode(result.status ?? codes[result.code].status);
  const headers = { 'Content-Type': 'application/json', ...result.headers };
  for (const [name, value] of Object.entries(headers)) response.appendHeader(name, value);
  response.setBody({ ...replyOf(result) });
  callback(null, response);
}

/**
 * The sound, or why there is none, with the headers a player wants. Whoever holds the link may hear it, from any page.
 * A Buffer as body is Twilio's own way to send audio (https://www.twilio.com/docs/serverless/functions-assets/assets).
 * Only the forked processes of twilio-run break it, and they are switched off here
 * (https://github.com/twilio-labs/serverless-toolkit/issues/421).
 */
function sendSound(callback: ServerlessCallback, result: Result): void {
  const response = new Twilio.Response();
  response.setStatusCode(result.status ?? codes[result.code].status);
  const headers = {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Content-Range, Content-Length, Accept-Ranges',
    'Cache-Control': 'private, no-store',
    'Content-Type': result.sound ? 'audio/mpeg' : 'application/json',
    ...result.headers,
  };
  for (const [name, value] of Object.entries(headers)) response.appendHeader(name, value);
  response.setBody(result.sound ?? { ...replyOf(result) });
  callback(null, response);
}

/** TaskRouter asks for 204 with a JSON content type. https://www.twilio.com/docs/taskrouter/api/event/reference */
function sendStatus(callback: ServerlessCallback, result: Result): void {
  const response = new Twilio.Response();
  response.setStatusCode(result.status ?? codes[result.code].webhookStatus);
  const headers = { 'Content-Type': 'application/json', ...result.headers };
  for (const [name, value] of Object.entries(headers)) response.appendHeader(name, value);
  callback(null, response);
}
