/** Requests about recordings, by way of a call, a conference or the account. */
import { type Answer, type Call } from '../../twilio/route';
import { badRequest, notFound } from '../../twilio/twilio-error';
import { assertAccount } from './account';
import { listAnswer } from './list-answer';
import { formatCallRecording, formatConferenceRecording, formatRecording } from './recording-format';
import { beginRecording, deleteRecording, pauseRecording, resumeRecording, stopRecording } from './recording-lifecycle';
import { readChange, readStart, type RecordingChange } from './recording-requests';
import { type Recording } from '../../state/telephony-state';
import { isActive } from './recording-time';
import { notEligible, severalActive } from './voice-error';

/** Newest first, as Twilio lists them. Of the call or conference in the path, else of the account. */
function recordingsIn(call: Call): Recording[] {
  assertAccount(call);
  const { CallSid, ConferenceSid } = call.sids;
  const { calls, conferences, recordings } = call.world.state;
  if (CallSid && !calls.has(CallSid)) throw notFound(call.path);
  if (ConferenceSid && !conferences.has(ConferenceSid)) throw notFound(call.path);
  return [...recordings.values()]
    .filter(
      ({ callSid, conferenceSid }) =>
        (CallSid ?? callSid) === callSid && (ConferenceSid ?? conferenceSid) === conferenceSid,
    )
    .toReversed();
}

const isKept = ({ status }: Recording) => status !== 'deleted';

function recordingOf(call: Call): Recording {
  const includeDeleted = call.query.get('IncludeSoftDeleted') === 'true';
  const found = recordingsIn(call).find(({ sid }) => sid === call.sids.Sid);
  if (!found || !(isKept(found) || includeDeleted)) throw notFound(call.path);
  return found;
}

/** Twilio.CURRENT is the one active recording; with several it is an error. */
function recordingToChange(call: Call): Recording {
  if (call.sids.Sid !== 'Twilio.CURRENT') return recordingOf(call);
  const active = recordingsIn(call).filter(isActive);
  if (active.length > 1) throw severalActive();
  if (!active[0]) throw notFound(call.path);
  return active[0];
}

function applyChange(call: Call, { status, behavior }: RecordingChange): Recording {
  const recording = recordingToChange(call);
  if (!isActive(recording)) throw notEligible();
  if (status === 'paused') return pauseRecording(call.world, recording, behavior);
  if (status === 'stopped') return stopRecording(call.world, recording);
  return resumeRecording(call.world, recording);
}

export function createCallRecording(call: Call): Answer {
  assertAccount(call);
  const phone = call.world.state.calls.get(call.sids.CallSid ?? '');
  if (!phone) throw notFound(call.path);
  const wanted = readStart(call.form);
  if (phone.status !== 'in-progress') throw notEligible();
  const recording = beginRecording(call.world, {
    ...wanted,
    callSid: phone.sid,
    conferenceSid: null,
    source: 'StartCallRecordingAPI',
  });
  return { status: 201, body: formatCallRecording(call.world, recording, 'now') };
}

export function updateCallRecording(call: Call): Answer {
  const changed = applyChange(call, readChange(call.form, ['paused', 'in-progress', 'stopped']));
  return { status: 200, body: formatCallRecording(call.world, changed, 'now') };
}

export function updateConferenceRecording(call: Call): Answer {
  const changed = applyChange(call, readChange(call.form, ['paused', 'in-progress']));
  return { status: 200, body: formatConferenceRecording(call.world, changed, 'now') };
}

export function fetchCallRecording(call: Call): Answer {
  return { status: 200, body: formatCallRecording(call.world, recordingOf(call)) };
}

export function fetchConferenceRecording(call: Call): Answer {
  return { status: 200, body: formatConferenceRecording(call.world, recordingOf(call)) };
}

export function fetchRecording(call: Call): Answer {
  return { status: 200, body: formatRecording(call.world, recordingOf(call)) };
}

export function listCallRecordings(call: Call): Answer {
  return listAnswer(call, 'recordings', recordingsIn(call).filter(isKept), (each) =>
    formatCallRecording(call.world, each),
  );
}

export function listConferenceRecordings(call: Call): Answer {
  return listAnswer(call, 'recordings', recordingsIn(call).filter(isKept), (each) =>
    formatConferenceRecording(call.world, each),
  );
}

export function listRecordings(call: Call): Answer {
  const { query } = call;
  const fits = (recording: Recording) =>
    (isKept(recording) || query.get('IncludeSoftDeleted') === 'true') &&
    (query.get('CallSid') ?? recording.callSid) === recording.callSid &&
    (query.get('ConferenceSid') ?? recording.conferenceSid) === recording.conferenceSid;
  return listAnswer(call, 'recordings', recordingsIn(call).filter(fits), (each) => formatRecording(call.world, each));
}

/** Only what is completed can be deleted. */
export function removeRecording(call: Call): Answer {
  const recording = recordingOf(call);
  if (recording.status !== 'completed') throw badRequest(`Recording ${recording.sid} is not completed`);
  deleteRecording(call.world, recording);
  return { status: 204 };
}
