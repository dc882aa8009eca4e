/**
 * Puts the link of a recording on its task, and takes it away when there is no recording after all.
 * Called by recording status callbacks: those that record-call asks for, and those of recordings started elsewhere.
 * Parameters: Twilio's callback fields; TaskSid and ReservationSid in the URL's query. Without TaskSid the task is found
 * by the conference's name, else by a query for the call.
 * Replies: 204 for everything a retry cannot fix, 503 where it can, 400 without RecordingSid or RecordingStatus
 * (README, Replies).
 * Easy to get wrong: a task is deleted minutes after its end; what comes later can only be logged.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

/** https://www.twilio.com/docs/voice/api/recording#recordingstatuscallback; times come in RFC 2822. */
export const input = kit.defineInput(
  {
    RecordingSid: kit.required(kit.sid('RE'), 'the SID of the recording'),
    RecordingStatus: kit.required(kit.text(100), 'how the recording goes'),
    RecordingStartTime: kit.lenient(kit.moment),
    RecordingChannels: kit.lenient(kit.channelCount),
    CallSid: kit.lenient(kit.sid('CA')),
    ConferenceSid: kit.lenient(kit.sid('CF')),
    TaskSid: kit.lenient(kit.sid('WT')),
    ReservationSid: kit.lenient(kit.sid('WR')),
  },
  { ignoreUnknown: true },
);

type Callback = Kit.InputOf<typeof input>;

/**
 * When the recording was seen to run, on the clock of performance.now(); undefined once it is done. Its start is as far
 * in the past as it may seem in the future to a clock that is wrong.
 */
function ranAt({ RecordingStatus, RecordingStartTime = 0 }: Callback): number | undefined {
  if (kit.courseOf(RecordingStatus) !== 'runs') return undefined;
  return performance.now() - Math.abs(Date.now() - RecordingStartTime);
}

async function attach(context: Kit.RequestContext, callback: Callback, taskSid: string): Promise<Kit.Result> {
  const recording: Kit.TaskRecording = {
    sid: callback.RecordingSid,
    startTime: callback.RecordingStartTime,
    channels: callback.RecordingChannels,
    callSid: callback.CallSid,
    reservationSid: callback.ReservationSid,
  };
  const { task, result } = await kit.readTask(context, taskSid);
  if (!task) return result;
  const { gone: _, ...written } = await kit.writeRecordingLink(context, task, recording, ranAt(callback));
  return written;
}

function detach(context: Kit.RequestContext, { RecordingSid }: Callback, taskSid: string): Promise<Kit.Result> {
  return kit.changeTask(context, taskSid, (task) => kit.detachRecording(context.settings, task, RecordingSid));
}

/** What an operator must know: a finished recording is on no task. While it runs there is still time. */
function noteOf({ RecordingSid, RecordingStatus }: Callback, result: Kit.Result): string | undefined {
  const attached = result.code === 'changed' || (result.code === 'unchanged' && !result.warnings?.length);
  if (attached || kit.courseOf(RecordingStatus) !== 'done') return undefined;
  const why = result.warnings?.[0] ? `${result.warnings[0].field} ${result.warnings[0].problem}` : result.code;
  return `Recording ${RecordingSid} could not be attached: ${why}.`;
}

export const handler = kit.webhookFunction(input, async (context, callback) => {
  const course = kit.courseOf(callback.RecordingStatus);
  const eventType = `recording.${course ? callback.RecordingStatus : 'other'}`;
  if (!course) return { code: 'unchanged', eventType };

  const { TaskSid, CallSid: callSid, ConferenceSid: conferenceSid } = callback;
  const found = TaskSid ? { taskSid: TaskSid } : await kit.findTaskOf(context, { callSid, conferenceSid });
  const result = found.result ?? (await (course === 'gone' ? detach : attach)(context, callback, found.taskSid));
  return { ...result, taskSid: found.taskSid, eventType, note: result.note ?? noteOf(callback, result) };
});
