/**
 * Starts, pauses, resumes and stops recordings of calls and conferences.
 * https://www.twilio.com/docs/voice/api/recording
 */
import { type RecordingInstance } from 'twilio/lib/rest/api/v2010/account/call/recording';
import { type Recording } from '../decide/recording-link';
import { type Code } from '../reply/codes';
import { type Result } from '../reply/reply';
import { type Context } from './context';
import { jitter } from './calls';
import { type Failure } from './failure';
import { unforeseen } from './failure-result';

/** How the recording is wanted. */
interface RecordingWish {
  channels?: 1 | 2;
  track?: 'inbound' | 'outbound' | 'both';
  /** Absolute URL that is told how the recording goes. */
  statusCallback: string;
}

/** The recording that runs now, or why none was started. */
type Started = { recording: Recording; result?: undefined } | { recording?: undefined; result: Result };

/** Twilio tells whole seconds, and its servers' clocks differ: two of its times may be this far apart. */
const clockDifferenceMs = 3000;

/**
 * Starts a recording of a live call leg. A start whose answer was lost is looked up among the call's recordings and
 * not sent again, except after a 5xx answer when no recording is found: two recordings would be worse than none.
 */
export async function startRecording(context: Context, callSid: string, wish: RecordingWish): Promise<Started> {
  const began = performance.now();
  const fields = {
    recordingChannels: wish.channels === 2 ? 'dual' : 'mono',
    recordingTrack: wish.track,
    recordingStatusCallback: wish.statusCallback,
    recordingStatusCallbackEvent: ['in-progress completed absent'],
  };
  for (let attempt = 1; ; attempt++) {
    const answer = await context.twilio.ask((client) => client.calls(callSid).recordings.createWithHttpInfo(fields), {
      repeatable: false,
    });
    if (answer.ok) return { recording: recordingOf(answer.body) };
    if (!answer.answerLost) return { result: refusalOf(answer, 'start') };

    const found = await findStarted(context, callSid, fields, began);
    if (typeof found === 'string') return { result: { code: 'unavailable', message: untold[found] } };
    if (found) return { recording: found };
    const worthRepeating = answer.status !== undefined && (await context.twilio.pause(jitter(100, attempt, 2000)));
    if (!worthRepeating)
      return {
        result: {
          code: 'unavailable',
          message: 'Twilio’s answer was lost, and the call has no new recording: most likely none was started.',
        },
      };
  }
}

/** Why nobody can tell whether the recording runs. */
const untold = {
  unasked:
    'Twilio’s answer was lost, and whether the recording runs could not be asked. Look before starting another one.',
  several:
    'Twilio’s answer was lost, and several recordings of the call began just now: whether the recording runs cannot be told. Look before starting another one.',
};

/**
 * The recording of the call that was started since `began` (performance.now()), by Twilio's clock: ours may be wrong.
 * Nothing in a recording names who started it, so of several that fit none is taken.
 */
async function findStarted(
  context: Context,
  callSid: string,
  wish: { recordingChannels: string; recordingTrack?: string },
  began: number,
): Promise<Recording | undefined | keyof typeof untold> {
  const answer = await context.twilio.ask((client) =>
    client.calls(callSid).recordings.pageWithHttpInfo({ pageSize: 20 }),
  );
  if (!answer.ok) return 'unasked';
  const since = (answer.date ?? Date.now()) - (performance.now() - began) - clockDifferenceMs;
  const fitting = answer.body.instances.filter(
    ({ source, dateCreated, channels, track }) =>
      source === 'StartCallRecordingAPI' &&
      Number(dateCreated) >= since &&
      isOrUntold(channels, wish.recordingChannels === 'dual' ? 2 : 1) &&
      isOrUntold(track, wish.recordingTrack ?? 'both'),
  );
  if (fitting.length > 1) return 'several';
  return fitting[0] && recordingOf(fitting[0]);
}

/** What Twilio does not tell of a recording fits any. */
const isOrUntold = <T>(told: T | null | undefined, wanted: T) => told === null || told === undefined || told === wanted;

function recordingOf({ sid, channels, startTime }: RecordingInstance): Recording {
  const start = Number(startTime ?? NaN);
  return { sid, channels, ...(Number.isNaN(start) ? {} : { startTime: start }) };
}

/**
 * Twilio's status of a recording: processing while it runs, then completed or absent; `deleted` when it is not there
 * (any more). Undefined when Twilio cannot be asked.
 */
export async function fetchRecordingStatus(context: Context, recordingSid: string): Promise<string | undefined> {
  const answer = await context.twilio.ask((client) => client.recordings(recordingSid).fetchWithHttpInfo());
  if (answer.ok) return answer.body.status;
  return answer.problem === 'not-found' ? 'deleted' : undefined;
}

/** What is recorded: a call leg or a conference. */
export type Recorded = { callSid: string } | { conferenceSid: string };

export interface RecordingChange {
  action: 'pause' | 'resume' | 'stop';
  /** Absent: the one recording that is active (Twilio.CURRENT). */
  recordingSid?: string;
  pauseBehavior?: 'skip' | 'silence';
}

const statusOf = { pause: 'paused', resume: 'in-progress', stop: 'stopped' } as const;

/** Changes a running recording. Safe to repeat; a stop of what has ended is `unchanged`. */
export async function changeRecording(context: Context, recorded: Recorded, change: RecordingChange): Promise<Result> {
  const { action, recordingSid, pauseBehavior } = change;
  const sid = recordingSid ?? 'Twilio.CURRENT';
  const fields = { status: statusOf[action], pauseBehavior };
  const answer = await context.twilio.ask<{ sid: string }>((client) =>
    'callSid' in recorded
      ? client.calls(recorded.callSid).recordings(sid).updateWithHttpInfo(fields)
      : client.conferences(recorded.conferenceSid).recordings(sid).updateWithHttpInfo(fields),
  );
  if (answer.ok) return { code: 'changed', recordingSid: answer.body.sid };
  const gone = answer.twilioCode === 21_220 || answer.problem === 'not-found';
  // Our own stop was carried out although its answer was lost: nothing is left to stop.
  if (gone && action === 'stop' && answer.answerLost) return { code: 'changed', recordingSid };
  return { ...refusalOf(answer, action, recordingSid), recordingSid };
}

const hasEnded = { code: 'not-allowed-now', message: 'The recording has ended, or its call has.' } as const;

/** Errors of https://www.twilio.com/docs/api/errors that have a meaning here. */
const explained: Partial<
  Record<number, Partial<Record<RecordingChange['action'] | 'start', { code: Code; message: string }>>>
> = {
  21_220: {
    start: { code: 'not-allowed-now', message: 'The call is not in progress: it has ended, or was not answered yet.' },
    // The pause has been seen to take effect all the same.
    pause: {
      code: 'not-allowed-now',
      message:
        'Twilio says that the call is not in progress. Most likely the recording has ended, or its call has; if the call goes on, the recording may be paused nevertheless.',
    },
    resume: hasEnded,
    stop: { code: 'unchanged', message: 'The recording has ended already.' },
  },
  16_108: same({
    code: 'not-allowed-now',
    message: 'Several recordings are active: send the RecordingSid of the one you mean.',
  }),
  16_114: same({ code: 'unavailable', message: 'Twilio was just changing the call. Try again.' }),
};

function same<T>(each: T): Record<RecordingChange['action'] | 'start', T> {
  return { start: each, pause: each, resume: each, stop: each };
}

function refusalOf(failure: Failure, action: RecordingChange['action'] | 'start', recordingSid?: string): Result {
  const known = failure.twilioCode === undefined ? undefined : explained[failure.twilioCode]?.[action];
  if (known) return known;
  switch (failure.problem) {
    case 'not-found':
      return { code: 'not-allowed-now', message: notFound(action, recordingSid) };
    case 'rate-limited':
      return { code: 'rate-limited' };
    case 'unavailable':
      return { code: 'unavailable' };
    default:
      return unforeseen(`Twilio refused to ${action} the recording`, failure.twilioCode);
  }
}

function notFound(action: string, recordingSid: string | undefined): string {
  if (action === 'start') return 'There is no such call in the account.';
  return recordingSid
    ? 'The call or conference has no such recording.'
    : 'Nothing is being recorded there: the recording was stopped, never started, or there is no such call or conference.';
}
