/**
 * Records a portion of a call: starts, pauses, resumes and stops the recording of a call leg; pauses and resumes that
 * of a conference.
 * Called by Studio's Run Function widget and by back ends. Parameters: TaskSid; Action=start, pause, resume or stop;
 * CallSid or ConferenceSid; RecordingSid (else the one that is active); with start RecordingChannels, RecordingTrack,
 * ReservationSid; with pause PauseBehavior.
 * Replies: changed | unchanged, else bad-input, not-allowed-now, task-not-found, unavailable (README, Replies).
 * Easy to get wrong: when start fails but names a recordingSid, the recording runs; only its link is missing.
 */
import type * as Kit from '../../assets/kit.private';

const kit = require(Runtime.getAssets()['/kit.js'].path) as typeof Kit;

export const input = kit.defineInput(
  {
    TaskSid: kit.required(kit.sid('WT'), 'the SID of the task the recording belongs to'),
    Action: kit.required(kit.oneOf('start', 'pause', 'resume', 'stop'), 'what to do: start, pause, resume or stop'),
    CallSid: kit.optional(kit.sid('CA')),
    ConferenceSid: kit.optional(kit.sid('CF')),
    RecordingSid: kit.optional(kit.absentAs('Twilio.CURRENT', kit.sid('RE'))),
    RecordingChannels: kit.optional(kit.channelCount),
    RecordingTrack: kit.optional(kit.oneOf('both', 'inbound', 'outbound')),
    PauseBehavior: kit.optional(kit.oneOf('silence', 'skip')),
    ReservationSid: kit.optional(kit.sid('WR')),
  },
  {
    check(values) {
      const { Action, CallSid, ConferenceSid, RecordingSid, RecordingChannels, RecordingTrack, PauseBehavior } = values;
      const issues = [];
      if (!CallSid && !ConferenceSid)
        issues.push(kit.finding('CallSid', 'is missing, and so is ConferenceSid', 'send the one that is recorded'));
      if (CallSid && ConferenceSid)
        issues.push(
          kit.finding('ConferenceSid', 'cannot be given together with CallSid', 'send the one that is recorded'),
        );
      if (ConferenceSid && (Action === 'start' || Action === 'stop')) {
        issues.push(
          kit.finding(
            'Action',
            `cannot be ${Action} for a conference, whose recording Twilio only pauses and resumes`,
            'pause and resume it, or record a call leg with CallSid',
          ),
        );
      }
      if (RecordingSid && Action === 'start')
        issues.push(
          kit.finding('RecordingSid', 'cannot be given with Action=start', 'leave it out: Twilio chooses it'),
        );
      for (const [name, value] of Object.entries({ RecordingChannels, RecordingTrack }))
        if (value && Action !== 'start')
          issues.push(kit.finding(name, `cannot be given with Action=${Action}`, 'send it with Action=start'));
      if (PauseBehavior && Action !== 'pause')
        issues.push(kit.finding('PauseBehavior', `cannot be given with Action=${Action}`, 'send it with Action=pause'));
      return issues;
    },
  },
);

/** What to start: the checks leave only the recording of a call leg. */
type Start = Kit.InputOf<typeof input> & { CallSid: string };

/** Where Twilio tells how the recording goes. The #fragment asks it to try again after a 5xx: then a retry can help. */
export function statusCallbackOf(
  settings: Kit.Settings,
  { TaskSid, ReservationSid }: Pick<Start, 'TaskSid' | 'ReservationSid'>,
): string {
  const query = new URLSearchParams({ TaskSid, ...(ReservationSid && { ReservationSid }) });
  return `${kit.ownAddress(settings)}/webhooks/recording-status?${query.toString()}#rc=2&rp=5xx,ct,rt`;
}

const cameToNothing = 'The recording ended without sound while its link was written: the call has ended.';

async function start(context: Kit.RequestContext, request: Start): Promise<Kit.Result> {
  const { settings } = context;
  const { TaskSid: taskSid, CallSid: callSid, ReservationSid: reservationSid } = request;
  const now = Date.now();

  const statusCallback = statusCallbackOf(settings, request);
  // Throws when the link cannot be made, before anything is recorded.
  kit.recordingAttributes(settings, { sid: `RE${'0'.repeat(32)}` }, now);
  const { task, result } = await kit.readTask(context, taskSid);
  if (!task) return result;

  const ranAt = performance.now();
  const started = await kit.startRecording(context, callSid, {
    channels: request.RecordingChannels,
    track: request.RecordingTrack,
    statusCallback,
  });
  if (!started.recording) return started.result;

  const recording = { ...started.recording, callSid, reservationSid };
  const { gone, ...written } = await kit.writeRecordingLink(context, task, recording, ranAt);
  const done = written.code === 'changed' || written.code === 'unchanged';
  if (gone && done) return { code: 'not-allowed-now', recordingSid: recording.sid, message: cameToNothing };
  // A warning says that another link was left where this recording's would be.
  const message = written.warnings?.length ? 'The recording runs.' : undefined;
  if (done) return { ...written, code: 'changed', recordingSid: recording.sid, message };
  const why = written.message ? `: ${written.message}` : ` (${written.code}).`;
  return {
    ...written,
    recordingSid: recording.sid,
    message: gone
      ? `${cameToNothing} The link could not be taken off the task${why}`
      : `The recording runs, but its link is not on the task${why} Its status callback tries again.`,
  };
}

/** A reservation is where a media item goes; no other link and no other action has a use for it. */
function warnOfReservation(
  settings: Kit.Settings,
  { Action, ReservationSid }: Kit.InputOf<typeof input>,
): Kit.Finding[] {
  if (!ReservationSid) return [];
  if (Action !== 'start')
    return [kit.finding('ReservationSid', `has no effect with Action=${Action}`, 'send it with Action=start')];
  if (kit.linksAreMedia(settings)) return [];
  const problem = 'has no effect: a segment link belongs to the whole task';
  return [kit.finding('ReservationSid', problem, 'set RECORDING_LINK=media, or leave it out')];
}

const done = {
  start: 'The recording runs, and its link is on the task.',
  pause: 'The recording is paused.',
  resume: 'The recording runs again.',
  stop: 'The recording has ended.',
};

export const handler = kit.studioFunction(input, async (context, values) => {
  const { Action, CallSid, ConferenceSid, RecordingSid, PauseBehavior } = values;
  const recorded = CallSid ? { callSid: CallSid } : { conferenceSid: ConferenceSid! };
  const result =
    Action === 'start'
      ? await start(context, { ...values, CallSid: CallSid! })
      : await kit.changeRecording(context, recorded, {
          action: Action,
          recordingSid: RecordingSid,
          pauseBehavior: PauseBehavior,
        });
  return {
    ...result,
    ...(result.code === 'changed' && { message: result.message ?? done[Action] }),
    warnings: [...(result.warnings ?? []), ...warnOfReservation(context.settings, values)],
  };
});
