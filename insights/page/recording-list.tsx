/** The recordings a report links to, and a player where there is something to play. */
import { type RecordingView } from '../view/conversation-view';
import { clockSeconds, plural } from './words';

function Player({ recording }: { recording: RecordingView }) {
  const { playable, status, durationMs, sid, url, from, channels } = recording;
  const words = status === 'unknown' ? 'Where the link leads is not known here.' : `Not playable yet: ${status}.`;
  return (
    <div class="player">
      {playable ? (
        <audio controls preload="none" src={playable} aria-label="Recording of the conversation" />
      ) : (
        <p class="soft">{words}</p>
      )}
      <p class="soft">
        {durationMs > 0 && `${clockSeconds(Math.round(durationMs / 1000))}, `}
        {channels ? `${plural(channels, 'channel')}, ` : ''}linked by {from}
      </p>
      <p class="sid" title={url}>
        {sid ?? url}
      </p>
    </div>
  );
}

export function RecordingList({ recordings }: { recordings: RecordingView[] }) {
  if (recordings.length === 0) return null;
  return (
    <section class="card" aria-label="Recordings">
      <h3>{recordings.length > 1 ? 'Recordings' : 'Recording'}</h3>
      {recordings.map((recording) => (
        <Player key={recording.url} recording={recording} />
      ))}
    </section>
  );
}
