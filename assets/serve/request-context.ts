/** One call of a Function: who asked, what it may ask Twilio, and how long it has. */
import { type FunctionEvent } from '../parse/input';
import { settingsOf } from '../settings/settings';
import { TwilioCalls } from '../twilio/calls';
import { type RuntimeContext } from '../twilio/client';
import { type Context } from '../twilio/context';

/** A Function call must be ready to answer by then: 8 s are promised, the platform gives 10 s. */
const timeBudgetMs = 7500;

/** What one call of a Function works with. */
export interface RequestContext extends Context {
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

/** `budgetMs`: by then the Function must be ready to answer. */
export function openRequest(context: RuntimeContext, event: FunctionEvent, budgetMs = timeBudgetMs): RequestContext {
  const start = performance.now();
  return {
    settings: settingsOf(context),
    twilio: new TwilioCalls(context, start + budgetMs),
    header: (name) => headerOf(event, name),
    elapsed: () => Math.round(performance.now() - start),
  };
}
