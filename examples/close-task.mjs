/**
 * A back end that completes an agent's task, with its outcome on it before it ends:
 *   FUNCTIONS_URL=https://flex-insights-functions-1234-dev.twil.io AUTH_TOKEN=... \
 *     node examples/close-task.mjs WT... 'Retention - Success' solved
 * The request is signed with the account's auth token, as Twilio signs its own: without it no Function is reached.
 */
import { setTimeout as pause } from 'node:timers/promises';
import webhooks from 'twilio/lib/webhooks/webhooks.js';

/** A Function answers within 10 seconds, or the platform does. */
const limitMs = 12_000;
/** What may be sent again as it is: another writer won, Twilio was busy, or nobody answered. */
const passing = new Set(['conflict', 'rate-limited', 'unavailable']);
const pausesMs = [1000, 4000];

/** Answers the reply's JSON; a reply that is not ours, or none, has the code `unavailable`. */
async function closeOnce(url, form, authToken) {
  const headers = { 'X-Twilio-Signature': webhooks.getExpectedTwilioSignature(authToken, url, form) };
  try {
    const body = new URLSearchParams(form);
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(limitMs) });
    if (response.status === 403) return { ok: false, code: 'refused', message: 'The signature was not accepted.' };
    return await response.json();
  } catch (error) {
    return { ok: false, code: 'unavailable', message: `No reply of the Function: ${error.name}.` };
  }
}

/** Closing twice does no harm: what is done already is `unchanged`. */
async function close(url, form, authToken) {
  for (const pauseMs of pausesMs) {
    const reply = await closeOnce(url, form, authToken);
    if (reply.ok || !passing.has(reply.code)) return reply;
    await pause(pauseMs);
  }
  return closeOnce(url, form, authToken);
}

const { FUNCTIONS_URL, AUTH_TOKEN } = process.env;
const [taskSid, outcome, reason = outcome] = process.argv.slice(2);
if (!FUNCTIONS_URL || !AUTH_TOKEN || !outcome) {
  console.error('Usage: FUNCTIONS_URL=... AUTH_TOKEN=... node examples/close-task.mjs <task SID> <outcome> [reason]');
  process.exit(2);
}
const url = new URL('/studio/close-task', FUNCTIONS_URL).href;
const form = { TaskSid: taskSid, Status: 'completed', Outcome: outcome, Reason: reason };
const { ok, code, message, issues, warnings } = await close(url, form, AUTH_TOKEN);
console.log(`${code}: ${message}`);
for (const { field, problem, hint } of [...(issues ?? []), ...(warnings ?? [])])
  console.log(`  ${field} ${problem}: ${hint}`);
process.exitCode = ok ? 0 : 1;
