/** Makes and removes sinks and subscriptions, and finds out what became of a request whose answer was lost. */
import { type Context } from '../../../assets/twilio/context';
import { type Answer } from '../../../assets/twilio/failure';
import { destinationOf, readStreams, type Stream } from '../../deployment/event-streams';
import { serviceName } from '../../deployment/service-name';
import { problemOf, type Problem } from '../../tool/found';
import { Refusal } from '../../tool/run-tool';
import { stateOf, type Step } from './plan-streams';

/** Looks at the account again after an answer was lost. */
const mostRounds = 3;

const unclear = 'Event Streams may have been changed.';
const partly = 'A part of the change was made.';

interface Work {
  address: string;
  /** The password of a sink that is made; a secret. Nothing is made without it. */
  token?: string;
  /** What is left to be done: asked again whenever an answer was lost. */
  plan: (current: readonly Stream[]) => Step[];
  /** How to go on, or back, where it is not known what was changed. */
  wayBack: string;
}

/** Resolves to what there is when nothing is left to be done. Throws Refusal, which says whether anything was changed. */
export async function takeSteps(
  context: Context,
  current: readonly Stream[],
  { address, token, plan, wayBack }: Work,
): Promise<readonly Stream[]> {
  let steps = plan(current);
  let changed = false;
  const refusal = (problem: Problem) =>
    changed ? new Refusal({ why: problem.why, todo: wayBack }, partly) : new Refusal(problem);
  for (let round = 1; ; round++) {
    let made: string | undefined;
    let failure: (Answer<unknown> & { ok: false }) | undefined;
    for (const step of steps) {
      const answer = await take(context, step, { made, address, token });
      // What was to be removed is gone.
      const isGone = !answer.ok && answer.problem === 'not-found' && /^(unsubscribe|drop|remove)/.test(step.kind);
      if (!answer.ok && !isGone) {
        failure = answer;
        break;
      }
      if (answer.ok && step.kind === 'make-sink') made = (answer.body as { sid: string }).sid;
      changed = true;
    }
    const problem = failure && problemOf(failure, 'the change of Event Streams');
    if (problem && !failure?.answerLost) throw refusal(problem);

    const now = await readStreams(context, address);
    if (now.problem) throw new Refusal({ why: (problem ?? now.problem).why, todo: wayBack }, unclear);
    changed ||= JSON.stringify(stateOf(now.value)) !== JSON.stringify(stateOf(current));
    steps = plan(now.value);
    if (!steps.length) return now.value;
    // Made again only where an answer was lost: a list that lags behind must not make a second sink.
    if (!problem) throw new Refusal({ why: 'The account does not show what was set.', todo: wayBack }, unclear);
    if (round >= mostRounds) throw refusal(problem);
  }
}

interface Ingredients {
  made?: string;
  address: string;
  token?: string;
}

function take({ twilio }: Context, step: Step, { made, address, token }: Ingredients): Promise<Answer<unknown>> {
  const description = serviceName();
  const once = { repeatable: false };
  switch (step.kind) {
    case 'make-sink': {
      const sinkConfiguration = { destination: destinationOf(address, token!), method: 'POST', batch_events: true };
      return twilio.ask(
        ({ events }) => events.v1.sinks.createWithHttpInfo({ description, sinkConfiguration, sinkType: 'webhook' }),
        once,
      );
    }
    case 'subscribe': {
      const types = Object.entries(step.types).map(([type, version]) => ({ type, schema_version: version }));
      const sinkSid = step.sinkSid ?? made!;
      return twilio.ask(
        ({ events }) => events.v1.subscriptions.createWithHttpInfo({ description, sinkSid, types }),
        once,
      );
    }
    case 'set-type': {
      const { type, version, before, subscriptionSid } = step;
      if (before === undefined)
        return twilio.ask(
          ({ events }) =>
            events.v1
              .subscriptions(subscriptionSid)
              .subscribedEvents.createWithHttpInfo({ type, schemaVersion: version }),
          once,
        );
      return twilio.ask(({ events }) =>
        events.v1.subscriptions(subscriptionSid).subscribedEvents(type).updateWithHttpInfo({ schemaVersion: version }),
      );
    }
    case 'drop-type':
      return twilio.ask(({ events }) =>
        events.v1.subscriptions(step.subscriptionSid).subscribedEvents(step.type).removeWithHttpInfo(),
      );
    case 'unsubscribe':
      return twilio.ask(({ events }) => events.v1.subscriptions(step.subscriptionSid).removeWithHttpInfo());
    default:
      return twilio.ask(({ events }) => events.v1.sinks(step.sinkSid).removeWithHttpInfo());
  }
}
