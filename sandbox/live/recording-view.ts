/** A recording that a task links to, as the page shows it: its status here, and whether it can be played. */
import { recordedUntilNow } from '../products/api/recording-time';
import { type RecordingLink } from '../../insights/attributes/recording-link';
import { accountSid } from '../state/account';
import { type World } from '../twilio/world';

export interface RecordingView extends RecordingLink {
  /** The recording's status here; unknown when the sandbox has none of this SID. */
  status: string;
  /** ms since 1970. */
  begins: number | null;
  durationMs: number;
  channels: number | null;
  /** Where this server plays it; null while it cannot. */
  playable: string | null;
}

export function recordingView(world: World, link: RecordingLink): RecordingView {
  const recording = world.state.recordings.get(link.sid ?? '');
  if (!recording)
    return { ...link, status: 'unknown', begins: link.startTime, durationMs: 0, channels: null, playable: null };
  return {
    ...link,
    status: recording.status,
    begins: recording.startTime,
    durationMs: recordedUntilNow(world, recording),
    channels: recording.channels,
    playable:
      recording.status === 'completed' ? `/2010-04-01/Accounts/${accountSid}/Recordings/${recording.sid}.wav` : null,
  };
}
