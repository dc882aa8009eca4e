/** Every call is answered once, inside 8 seconds, with a code that is no defect and no leak. */
import { codeOf, isWebhook } from '../engine/call';
import { type Judge } from './verdict';

/** Milliseconds. DESIGN: of the ten seconds a Function has. */
const promisedMs = 8000;

export const judgeReplies: Judge = (run) =>
  run.calls.flatMap((call) => {
    const verdict = (rule: string, problem: string) => [{ rule, about: call.key, problem }];
    if (call.rejected !== undefined) return verdict('a handler never rejects', 'rejected');
    if (call.replies.length !== 1) return verdict('one reply to each call', `${call.replies.length} replies`);
    const standstill = run.timeline.frozen
      .map(({ from, to }) => Math.min(to, call.repliedAtMs!) - Math.max(from, call.startedAtMs))
      .reduce((sum, each) => sum + Math.max(0, each), 0);
    const tookMs = call.repliedAtMs! - call.startedAtMs - standstill;
    if (tookMs > promisedMs) return verdict('a reply inside 8 s', `${tookMs} ms`);
    const code = codeOf(call);
    if (code === 'unexpected' || code === 'not-configured')
      return verdict(
        'no defect of ours',
        `${code} ${JSON.stringify(call.log[0]?.line.stack ?? call.log[0]?.line.note)}`,
      );
    if (isWebhook(call) && ![204, 503].includes(call.replies[0].status))
      return verdict('a webhook is answered 204 or 503', String(call.replies[0].status));
    if (call.log.length !== 1) return verdict('one log line for each call', `${call.log.length} lines`);
    if (call.event.EventType === 'task.updated' && call.sent)
      return verdict('its own echo is left alone', `${call.sent} requests`);
    return [];
  });
