/** The check of a flow definition. https://www.twilio.com/docs/studio/rest-api/v2/flow-validate */
import { type Answer, type Call } from '../../twilio/route';
import { badRequest } from '../../twilio/twilio-error';

interface State {
  name?: unknown;
  type?: unknown;
  transitions?: { event?: unknown; next?: unknown }[];
}

/** What is wrong with the definition as a graph; Studio also knows every widget's properties. */
function problemsIn(definition: string): string[] {
  let flow: { states?: State[]; initial_state?: unknown };
  try {
    flow = JSON.parse(definition) as typeof flow;
  } catch {
    return ['not JSON'];
  }
  const states = Array.isArray(flow.states) ? flow.states : [];
  const names = states.map(({ name }) => name);
  const ends = states
    .flatMap(({ transitions = [] }) => transitions.map(({ next }) => next))
    .filter((next) => next !== undefined);
  return [
    ...(names.includes(flow.initial_state) ? [] : ['initial_state names no state']),
    ...(new Set(names).size === names.length ? [] : ['two states have the same name']),
    ...states.filter(({ type }) => typeof type !== 'string').map(({ name }) => `${JSON.stringify(name)} has no type`),
    ...ends.filter((next) => !names.includes(next)).map((next) => `no state ${JSON.stringify(next)}`),
  ];
}

export function validateFlow(call: Call): Answer {
  const problems = problemsIn(call.form.get('Definition') ?? '');
  if (problems.length > 0) throw badRequest(`Flow definition is invalid: ${problems.join('; ')}`);
  return { status: 200, body: { valid: true } };
}
