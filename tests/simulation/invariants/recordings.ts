/** A recording that is there is on its task, one that came to nothing is not. */
import { isDone } from '../engine/call';
import { lastOf, type Judge } from './verdict';

export const judgeRecordings: Judge = (run) =>
  [...run.voice.recordings.values()].flatMap((recording) => {
    const final = run.events.find(
      (each) =>
        each.kind === 'recording' && each.event.recording === recording && each.event.status === recording.result,
    );
    const told = final?.calls.filter(isDone) ?? [];
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
