import { type FunctionEvent } from '../parse/input';
import { settingsOf, type Settings } from '../settings/settings';
import { TwilioCalls, type RuntimeContext } from '../twilio/calls';

/** Milliseconds a Function call may spend before it must be ready to answer: 8 s promised, 10 s given by the platform. */
const timeBudget = 7500;

/** What one call of a Function works with. */
export interface RequestContext {
  settings: Settings;
  twilio: TwilioCalls;
  /** A header of the request, by its name in lower case; undefined when it is absent or was sent twice. */
  header(name: string): string | undefined;
  /** Milliseconds since the call came in. */
  elapsed(): number;
}

/** The runtime puts headers under `request`, which a parameter of that name replaces: nothing there is certain. */
function headerOf({ request }: FunctionEvent, name: string): string | undefined {
  const value = (request as { headers?: Record<string, unknown> } | undefined)?.headers?.[name];
  return typeof value === 'string' ? value : undefined;
}

export function openRequest(context: RuntimeContext, event: FunctionEvent): RequestContext {
  const start = performance.now();
  return {
    settings: settingsOf(context),
    twilio: new TwilioCalls(context, start + timeBudget),
    header: (name) => headerOf(event, name),
    elapsed: () => Math.round(performance.now() - start),
  };
}
