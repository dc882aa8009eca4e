/** Nothing is closed, recorded or linked twice. */
import { codeOf, isDone, type Call } from '../engine/call';
import { readDoc, textOf, valueAt } from '../models/document';
import { type Judge } from './verdict';

const ended = (status: string | undefined) => status === 'canceled' || status === 'completed';

export const judgeOnce: Judge = (run) => [
  ...run.writes
    .filter(({ statusBefore, statusAfter }) => ended(statusBefore) && statusAfter !== statusBefore)
    .map(({ by, sid }) => ({ rule: 'nothing is closed twice', about: nameOf(by), problem: sid })),
  ...run.calls.flatMap((call) => {
    const recorded = [...run.voice.recordings.values()].filter(({ by }) => by === call);
    return recorded.length > 1
      ? [{ rule: 'nothing is recorded twice', about: call.key, problem: `${recorded.length} recordings` }]
      : [];
  }),
  ...run.writes.flatMap((write) => {
    const [was, is] = [write.before, write.after].map((json) =>
      valueAt(readDoc(json) ?? {}, 'conversations.conversation_id'),
    );
    const relinked = typeof write.by === 'object' && !(write.by as Call).intent.relinks && was && is && was !== is;
    return relinked
      ? [{ rule: 'nothing is linked twice', about: nameOf(write.by), problem: `from ${textOf(was)} to ${textOf(is)}` }]
      : [];
  }),
  ...run.calls.flatMap((call) => {
    const { closes, taskSid } = call.intent;
    const status = closes && isDone(call) ? run.taskRouter.tasks.get(taskSid!)?.status : closes;
    return status === closes
      ? []
      : [{ rule: 'a closed task is closed', about: call.key, problem: `${codeOf(call)}, but the task is ${status}` }];
  }),
];

const nameOf = (by: object | string) => (typeof by === 'string' ? by : (by as Call).key);
