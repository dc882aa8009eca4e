/** A recording that is there is on its task, one that came to nothing is not. */
import { codeOf, isDone } from '../engine/call';
import { type Delivery } from '../scene';
import { lastOf, type Finished, type Judge } from './verdict';

export const judgeRecordings: Judge = (run) =>
  [...run.voice.recordings.values()].flatMap((recording) => {
    const final = run.events.find(
      (each) =>
        each.kind === 'recording' && each.event.recording === recording && each.event.status === recording.result,
    );
    const told = final?.calls.filter(isDone) ?? [];
    if (final && isUnfound(run, final, recording.callSid))
      return [{ rule: 'a recording finds the task of its call', about: recording.sid, problem: recording.callSid }];
    const taskSid = (told[0]?.log[0]?.line.taskSid ?? told[0]?.intent.taskSid) as string | undefined;
    const task = taskSid === undefined ? undefined : run.taskRouter.tasks.get(taskSid);
    if (!task) return [];
    const lastReply = Math.max(...run.calls.map(({ repliedAtMs }) => repliedAtMs ?? Infinity));
    if (task.deletedAtMs !== undefined && task.deletedAtMs <= lastReply) return [];
    const links = lastOf(run, task.sid).match(/https:\/\/[^"\\]*/g) ?? [];
    const ours = links.filter((link) => /api\.twilio\.com|functions\.example\.com|store\.example\.com/.test(link));
    const lost =
      run.planned.get(task.sid)?.attributes.includes('"Embedded"') && !links.some((link) => /transcripts/.test(link));
    const verdict = (rule: string) => [
      { rule, about: recording.sid, problem: `${lost ? 'lost media: ' : ''}on ${task.sid}: ${links.join(' ')}` },
    ];
    const names = (link: string) => link.includes(recording.sid);
    if (recording.result === 'absent' && ours.some(names))
      return verdict('a recording that came to nothing has no link');
    const taken = run.world.variables.RECORDING_LINK === 'segment_link' && links.length > 0;
    const refused = told.every(({ log }) => log[0].level === 'warn');
    if (recording.result === 'completed' && !links.some(names) && !taken && !refused)
      return verdict('a recording is on its task');
    return [];
  });

/** Every answer to its last callback was that no task is there, while a task names its call. */
function isUnfound(run: Finished, { calls }: Delivery, callSid: string): boolean {
  const unfound = calls.length > 0 && calls.every((call) => codeOf(call) === 'task-not-found');
  const task = [...run.planned.values()].find((each) => each.callSid === callSid);
  return unfound && task !== undefined && run.taskRouter.tasks.get(task.sid)?.deletedAtMs === undefined;
}
