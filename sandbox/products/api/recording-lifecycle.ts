/** How a recording begins, pauses and ends: only ever here, so that status, time and callbacks go together. */
import { type World } from '../../twilio/world';
import { publishRecordingEvent } from './recording-events';
import { type Recording } from '../../state/telephony-state';
import { isActive, recordedUntilNow } from './recording-time';

/** A shorter one is not a recording: it is "absent" (error 16101). */
const leastMs = 1000;
const tooShort = 16_101;

function change(world: World, recording: Recording, fields: Partial<Recording>): Recording {
  const changed = { ...recording, ...fields, dateUpdated: world.clock.now() };
  world.state.recordings.set(recording.sid, changed);
  return changed;
}

type NewRecording = Pick<Recording, 'callSid' | 'conferenceSid' | 'channels' | 'track' | 'source' | 'callback'>;

export function beginRecording(world: World, wanted: NewRecording): Recording {
  const now = world.clock.now();
  const recording: Recording = {
    ...wanted,
    sid: world.sids.next('RE'),
    status: 'in-progress',
    errorCode: null,
    startTime: now,
    dateUpdated: now,
    recordedMs: 0,
    runningSince: now,
  };
  world.state.recordings.set(recording.sid, recording);
  publishRecordingEvent(world, 'in-progress', recording);
  return recording;
}

/** With "silence" the time goes on and is silent; with "skip" it stands still. */
export function pauseRecording(world: World, recording: Recording, behavior: 'silence' | 'skip'): Recording {
  if (behavior === 'silence') return change(world, recording, { status: 'paused' });
  return change(world, recording, {
    status: 'paused',
    recordedMs: recordedUntilNow(world, recording),
    runningSince: null,
  });
}

export function resumeRecording(world: World, recording: Recording): Recording {
  return change(world, recording, { status: 'in-progress', runningSince: recording.runningSince ?? world.clock.now() });
}

/** The sound ends; the file, or its absence, is told some seconds later. */
export function stopRecording(world: World, recording: Recording): Recording {
  const stopped = change(world, recording, {
    status: 'stopped',
    recordedMs: recordedUntilNow(world, recording),
    runningSince: null,
  });
  world.clock.at(world.clock.now() + world.settings.recordingProcessingSeconds * 1000, () =>
    finish(world, stopped.sid),
  );
  return stopped;
}

function finish(world: World, sid: string): void {
  const recording = world.state.recordings.get(sid);
  if (recording?.status !== 'stopped') return;
  const status = recording.recordedMs < leastMs ? 'absent' : 'completed';
  const finished = change(world, recording, { status, errorCode: status === 'absent' ? tooShort : null });
  publishRecordingEvent(world, status, finished);
}

/** Whatever still records the call or conference ends with it. */
export function stopRecordingsOf(world: World, ended: { callSid: string } | { conferenceSid: string }): void {
  const belongs = (recording: Recording) =>
    'callSid' in ended ? recording.callSid === ended.callSid : recording.conferenceSid === ended.conferenceSid;
  for (const recording of world.state.recordings.values()) {
    if (belongs(recording) && isActive(recording)) stopRecording(world, recording);
  }
}

/** The media go at once, the entry stays for those who ask for deleted ones. */
export function deleteRecording(world: World, recording: Recording): void {
  change(world, recording, { status: 'deleted' });
}
