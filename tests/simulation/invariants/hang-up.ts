/** Who hung up is told where it is certain, and nowhere else. */
import { isDone } from '../engine/call';
import { readDoc, textOf, valueAt } from '../models/document';
import { lastOf, type Finished, type Judge, type Verdict } from './verdict';

const hangUpIn = (json: string) => valueAt(readDoc(json) ?? {}, 'conversations.hang_up_by');

export const judgeHangUp: Judge = (run) =>
  [...run.planned.values()].flatMap(({ sid, talk, attributes }) => {
    // What somebody wrote before is the business of the judge of writes.
    if (!talk || hangUpIn(attributes)) return [];
    const { ending } = run.voice.conferences.get(talk.conferenceSid)!;
    const certain = ending === talk.customer ? 'Customer' : ending === talk.worker ? 'Agent' : undefined;
    const found = hangUpIn(lastOf(run, sid)) || undefined;
    const verdict = (rule: string): Verdict[] => [
      { rule, about: sid, problem: `is ${textOf(found)}, should be ${String(certain)}` },
    ];
    if (found !== undefined && found !== certain) return verdict('who hung up is told only where it is certain');
    return certain !== found && wasTold(run, sid) ? verdict('who hung up is told where it is certain') : [];
  });

const wasTold = (run: Finished, sid: string) =>
  run.events.some(
    (each) =>
      each.kind === 'task' &&
      each.event.type === 'reservation.wrapup' &&
      each.event.taskSid === sid &&
      each.calls.some((call) => isDone(call) && isInTime(run, sid, call.startedAtMs)),
  );

/** A task that is gone cannot be told anything, which is no failure. */
function isInTime(run: Finished, sid: string, atMs: number): boolean {
  const { deletedAtMs = Infinity } = run.taskRouter.tasks.get(sid)!;
  return atMs + 10_000 < deletedAtMs;
}
