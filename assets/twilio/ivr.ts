/** Asks Studio how a call went through its flow. Fails open: without an answer there is a warning, never a refusal. */
import { checkAttributes } from '../attributes/rules';
import { type Changes, type Conversations } from '../attributes/types';
import { ivrOf, type Step } from '../decide/ivr-of-execution';
import { finding, type Finding } from '../findings/finding';
import { type ExecutionInput } from '../parse/execution-parameters';
import { NotConfigured, ruleSettings } from '../settings/settings';
import { type Context } from './context';
import { type Answer } from './failure';

/** What Studio told: attributes that the caller did not give, and what an operator must know. */
interface ToldByStudio {
  conversations: Conversations;
  warnings: Finding[];
  /** For the log. */
  note?: string;
}

const nothing: ToldByStudio = { conversations: {}, warnings: [] };

/** A caller waits for this: so long at the most, in milliseconds. */
const longestMs = 2000;
/** An execution has so many steps at the most, so one page holds them all. */
const mostSteps = 1000;

const keys = ['ivr_time', 'ivr_path'] as const;

/**
 * ivr_time and ivr_path of the execution, except what `given` has a word on. No request where that is both, or without
 * an execution. https://www.twilio.com/docs/studio/rest-api/v2/step
 */
export async function readIvr(
  context: Context,
  { FlowSid, ExecutionSid }: ExecutionInput,
  given: Changes<'conversations'> = {},
): Promise<ToldByStudio> {
  const wanted = keys.filter((key) => !Object.hasOwn(given, key));
  if (!FlowSid || !ExecutionSid || !wanted.length) return nothing;
  try {
    const answer = await askSteps(context, FlowSid, ExecutionSid);
    if (!answer.ok) return untold(problems[answer.problem] ?? 'Studio did not answer in time');
    const rules = ruleSettings(context.settings);
    const told = ivrOf(answer.body, answer.date ?? Date.now(), rules.textLimit);
    if (!told) return untold('Studio lists no step of this execution');
    const { changes, warnings } = checkAttributes(
      'conversations',
      wanted.map((key) => [key, told[key]]),
      rules,
    );
    return { conversations: changes as Conversations, warnings };
  } catch (error) {
    if (!(error instanceof NotConfigured)) throw error;
    return { ...untold(error.message), note: `${error.message}.` };
  }
}

const problems: Partial<Record<(Answer<unknown> & { ok: false })['problem'], string>> = {
  'not-found': 'Studio knows no such execution of this flow',
  refused: 'Studio refused the request',
  'rate-limited': 'Studio asked for fewer requests',
};

function untold(why: string): ToldByStudio {
  const hint = 'look at FlowSid ({{flow.flow_sid}}) and ExecutionSid ({{flow.sid}}); everything else was done';
  return { conversations: {}, warnings: [finding('ivr', `could not be read: ${why}`, hint)] };
}

async function askSteps({ twilio }: Context, flowSid: string, executionSid: string): Promise<Answer<Step[]>> {
  const answer = await twilio.ask(
    (client) =>
      client.studio.v2.flows(flowSid).executions(executionSid).steps.pageWithHttpInfo({ pageSize: mostSteps }),
    { within: longestMs },
  );
  if (!answer.ok) return answer;
  const steps = answer.body.instances.map(({ sid, name, transitionedFrom, transitionedTo, dateCreated }) => ({
    sid,
    event: name,
    from: transitionedFrom,
    to: transitionedTo,
    at: dateCreated?.getTime() ?? Number.NaN,
  }));
  return { ...answer, body: steps };
}
