/** The IVR is told whole or not at all: a warning then, everything else done, and no caller waits for it longer than 2 s. */
import { codeOf } from '../engine/call';
import { type Judge } from './verdict';

/** The 2 s, and what the process itself may take. */
const longestMs = 2200;

export const judgeIvr: Judge = (run) =>
  run.calls.flatMap((call) => {
    const { ivrPath } = call.intent;
    if (ivrPath === undefined || !call.replies.length) return [];
    const verdict = (rule: string, problem: string) => [{ rule, about: call.key, problem }];
    const told = JSON.stringify(call.replies[0].body);
    if (codeOf(call) !== 'valid' || !told.includes('spring')) return verdict('without the IVR the rest is done', told);
    const tookMs = call.repliedAtMs! - call.startedAtMs;
    if (!run.timeline.frozen.length && tookMs > longestMs)
      return verdict('nobody waits long for the IVR', `${tookMs} ms`);
    const isThere = ivrPath !== null && told.includes(ivrPath);
    // What the caller gives needs no word from Studio.
    const isWarned = call.event['conversations.ivr_path'] === undefined && told.includes('could not be read');
    return isThere || isWarned ? [] : verdict('the IVR is told, or a warning', `${told}, not ${ivrPath}`);
  });
