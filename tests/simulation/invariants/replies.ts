/** Every call is answered once, in time, with a code that is no defect and no leak. */
import { codeOf, isWebhook, type Call } from '../engine/call';
import { type Judge } from './verdict';

/** Milliseconds. DESIGN: of the ten seconds a Function has, and of the five that Event Streams waits. */
const promisedMs = (call: Call) => (call.url === '/webhooks/event-streams' ? 5000 : 8000);

export const judgeReplies: Judge = (run) =>
  run.calls.flatMap((call) => {
    const verdict = (rule: string, problem: string) => [{ rule, about: call.key, problem }];
    if (call.rejected !== undefined) return verdict('a handler never rejects', 'rejected');
    if (call.replies.length !== 1) return verdict('one reply to each call', `${call.replies.length} replies`);
    const standstill = run.timeline.frozen
      .map(({ from, to }) => Math.min(to, call.repliedAtMs!) - Math.max(from, call.startedAtMs))
      .reduce((sum, each) => sum + Math.max(0, each), 0);
    const tookMs = call.repliedAtMs! - call.startedAtMs - standstill;
    if (tookMs > promisedMs(call)) return verdict(`a reply inside ${promisedMs(call) / 1000} s`, `${tookMs} ms`);
    const code = codeOf(call);
    if (code === 'unexpected' || code === 'not-configured')
      return verdict(
        'no defect of ours',
        `${code} ${JSON.stringify(call.log[0]?.line.stack ?? call.log[0]?.line.note)}`,
      );
    if (isWebhook(call) && ![204, 503].includes(call.replies[0].status))
      return verdict('a webhook is answered 204 or 503', String(call.replies[0].status));
    if (call.log.length !== 1) return verdict('one log line for each call', `${call.log.length} lines`);
    if (call.intent.echo && call.sent) return verdict('its own echo is left alone', `${call.sent} requests`);
    return [];
  });
