import { settingsOf, type Settings } from './settings.private';
import { TwilioCalls, type RuntimeContext } from './twilio-calls.private';

/** Milliseconds a Function call may spend before it must be ready to answer: 8 s promised, 10 s given by the platform. */
const timeBudget = 7_500;

/** What one call of a Function works with. */
export interface RequestContext {
  settings: Settings;
  twilio: TwilioCalls;
  /** Milliseconds since the call came in. */
  elapsed(): number;
}

export function openRequest(context: RuntimeContext): RequestContext {
  const start = performance.now();
  return {
    settings: settingsOf(context),
    twilio: new TwilioCalls(context, start + timeBudget),
    elapsed: () => Math.round(performance.now() - start),
  };
}
