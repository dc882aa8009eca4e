/** A Twilio account as the command-line tools ask it: the requests of Functions, with more time and a way to stop. */
import twilio from 'twilio';
import { type Context } from '../../assets/twilio/context';
import { settingsOf, type Settings } from '../../assets/settings/settings';
import { TwilioCalls, type CallOptions } from '../../assets/twilio/calls';
import { type RuntimeContext } from '../../assets/twilio/client';
import { type Environment } from './environment';

/** For one request: a page of a thousand workers is slower than what a Function asks for. */
const requestTimeoutMs = 20_000;

export interface Account {
  settings: Settings;
  /** A budget of milliseconds for some requests that belong together, and what they ask with. */
  spend(milliseconds: number, options?: CallOptions): Context;
}

/** As the runtime of Functions: throws at once for credentials that are missing, which the SDK notices too late. */
function clientOf({ ACCOUNT_SID, AUTH_TOKEN }: Environment, options: object): ReturnType<typeof twilio> {
  if (!ACCOUNT_SID || !AUTH_TOKEN) throw new Error('ACCOUNT_SID or AUTH_TOKEN is missing');
  return twilio(ACCOUNT_SID, AUTH_TOKEN, options);
}

export function openAccount(environment: Environment): Account {
  const settings = settingsOf(environment);
  const runtime = {
    ...environment,
    getTwilioClient: (options: object) => clientOf(environment, options),
  } as unknown as RuntimeContext;
  return {
    settings,
    spend(milliseconds, options = {}) {
      const deadline = performance.now() + milliseconds;
      return { settings, twilio: new TwilioCalls(runtime, deadline, { requestTimeout: requestTimeoutMs, ...options }) };
    },
  };
}
