/** What a link to a recording leads to in this sandbox. */
import { recordedUntilNow } from '../products/api/recording-time';
import { type RecordingLink } from '../../insights/attributes/recording-link';
import { unknownRecording, type RecordingView } from '../../insights/view/conversation-view';
import { accountSid } from '../state/account';
import { type World } from '../twilio/world';

export function recordingView(world: World, link: RecordingLink): RecordingView {
  const recording = world.state.recordings.get(link.sid ?? '');
  if (!recording) return unknownRecording(link);
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
