/** Texts that are planted where nothing may leave: if one is seen in a reply or a log line, something leaked. */
import { authToken } from '../../sandbox/state/account';

/** In the variables of the deployment. */
export const secrets = {
  WORKERS_API_TOKEN: 'token-canary-0f3c-token-canary-0f3c',
  RECORDING_LINK_SECRET: 'secret-canary-91ab-secret-canary-91ab',
  EVENT_STREAMS_TOKEN: 'streams-canary-5b1d-streams-canary-5b1d',
  LINK_KEY_SECRET: 'key-canary-77cd-key-canary-77cd-key-c',
};
/** In values that callers send: may come back in `attributes`, nowhere else. */
export const inValues = ['value-canary', '+15558675309'];
/** In names that callers send: may come back in a finding, never in a log line. */
export const inNames = 'name-canary';
/** In what stands on tasks and workers: may never come back. */
export const inForeign = ['foreign-canary', '+15557654321'];

const neverShown = [authToken, ...Object.values(secrets), ...inForeign];

/** The canaries in what somebody got to see. `attributes` and `conversationId` of a reply may carry the caller's own values. */
export function leaksIn(reply: Record<string, unknown>): string[] {
  const { attributes, conversationId, ...rest } = reply;
  return [...seenIn({ attributes, conversationId }, neverShown), ...seenIn(rest, [...neverShown, ...inValues])];
}

export function leaksInLog(line: object): string[] {
  return seenIn(line, [...neverShown, ...inValues, inNames]);
}

function seenIn(shown: object, canaries: string[]): string[] {
  const text = JSON.stringify(shown);
  return canaries.filter((canary) => text.includes(canary));
}
