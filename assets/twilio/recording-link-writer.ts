/** Puts the link of a recording on its task so that it does not outlive the recording. */
import { type Task } from '../decide/decision';
import { courseOf } from '../decide/recording-course';
import { attachRecording, detachRecording, type TaskRecording } from '../decide/recording-on-task';
import { fetchRecordingStatus } from './call-recording';
import { type Context } from './context';
import { changeTask, type TaskResult } from './task-writer';

/** Within so many milliseconds of its start a recording cannot have ended, been processed and been reported absent. */
const tooSoonToBeGoneMs = 500;

/**
 * Writes the link. A recording that `ranAt` (performance.now(); undefined for one that is done) may have come to
 * nothing since, and its last callback, which found no link to take away, was the last word: it is asked for before the
 * write, and again after a write that took long. `task`: as it was just read. `gone`: whether there is no recording.
 */
export async function writeRecordingLink(
  context: Context,
  task: Task,
  recording: TaskRecording,
  ranAt: number | undefined,
): Promise<TaskResult & { gone: boolean }> {
  const { settings } = context;
  const now = Date.now();
  const decide = (current: Task) => attachRecording(settings, current, recording, now);
  let ran = ranAt;
  const isGone = async () => {
    if (ran === undefined || performance.now() - ran <= tooSoonToBeGoneMs) return false;
    const asked = performance.now();
    const status = await fetchRecordingStatus(context, recording.sid);
    if (status !== undefined) ran = asked;
    return status !== undefined && courseOf(status) === 'gone';
  };

  if (decide(task).kind === 'change' && (await isGone())) return { code: 'unchanged', attempts: 0, gone: true };
  const written = await changeTask(context, task.sid, decide, task);
  if (written.code !== 'changed' || !(await isGone())) return { ...written, gone: false };
  const taken = await changeTask(
    context,
    task.sid,
    (current) => detachRecording(settings, current, recording.sid),
    written.task,
  );
  return { ...taken, gone: true };
}
