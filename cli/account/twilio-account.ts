/** A Twilio account as the command-line tools ask it: the requests of Functions, with more time and a way to stop. */
import { type Context } from '../../assets/twilio/context';
import { settingsOf, type Settings } from '../../assets/settings/settings';
import { TwilioCalls, type CallOptions } from '../../assets/twilio/calls';
import { type Environment } from './environment';

/** For one request: a page of a thousand workers is slower than what a Function asks for. */
const requestTimeoutMs = 20_000;

export interface Account {
  settings: Settings;
  /** A budget of milliseconds for some requests that belong together, and what they ask with. */
  spend(milliseconds: number, options?: CallOptions): Context;
}

export function openAccount(environment: Environment): Account {
  const settings = settingsOf(environment);
  return {
    settings,
    spend(milliseconds, options = {}) {
      const deadline = performance.now() + milliseconds;
      return {
        settings,
        twilio: new TwilioCalls(environment, deadline, { requestTimeout: requestTimeoutMs, ...options }),
      };
    },
  };
}
