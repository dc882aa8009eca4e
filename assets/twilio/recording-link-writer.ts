/** Puts the link of a recording on its task so that it does not outlive the recording. */
import { type Task } from '../decide/decision';
import { courseOf } from '../decide/recording-course';
import { attachRecording, detachRecording, type TaskRecording } from '../decide/recording-on-task';
import { fetchRecordingStatus } from './call-recording';
import { type Context } from './context';
import { changeTask, type TaskResult } from './task-writer';

/** Within so many milliseconds of its start a recording cannot have ended, been processed and been reported absent. */
const tooSoonToBeGoneMs = 500;

/** Twilio sends a failed callback again after seconds; the first one comes sooner, though its start has no fraction. */
const repeatedAfterMs = 3000;

/**
 * Writes the link. A recording that `ranAt` (performance.now(); undefined for one that is done) may have come to
 * nothing since, and its last callback, which found no link to take away, was the last word: it is asked for before the
 * write, and again after a write that took long. A link that stands already may be one that an earlier try could not
 * take away any more, so a late callback asks, too; a recording deleted from Twilio may live on in other storage then.
 * `task`: as it was just read. `gone`: whether there is no recording.
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
  const statusAfter = async (ms: number) => {
    if (ran === undefined || performance.now() - ran <= ms) return undefined;
    const asked = performance.now();
    const status = await fetchRecordingStatus(context, recording.sid);
    if (status !== undefined) ran = asked;
    return status;
  };
  const takeAway = async (from: Task | undefined) => ({
    ...(await changeTask(context, task.sid, (current) => detachRecording(settings, current, recording.sid), from)),
    gone: true,
  });

  const { kind } = decide(task);
  if (kind === 'unchanged' && cameToNothing(await statusAfter(repeatedAfterMs))) return takeAway(task);
  if (kind === 'change' && isGone(await statusAfter(tooSoonToBeGoneMs)))
    return { code: 'unchanged', attempts: 0, gone: true };
  const written = await changeTask(context, task.sid, decide, task);
  if (written.code !== 'changed' || !isGone(await statusAfter(tooSoonToBeGoneMs))) return { ...written, gone: false };
  return takeAway(written.task);
}

const isGone = (status = '') => courseOf(status) === 'gone';

/** Never was, in Twilio or elsewhere. */
const cameToNothing = (status = '') => isGone(status) && status !== 'deleted';
