/** On a conversation's timeline: when its task was written to, and which write had to be repeated. */
import { type WriteTrace } from '../live/write-traces';
import { percent } from '../../insights/page/phase-bar';
import { type TimeScale } from '../../insights/page/time-scale';
import { atTime } from '../../insights/page/words';

const words = { done: 'Written', repeated: 'Written after another try', failed: 'Not written' };
type Tone = keyof typeof words;

function toneOf({ requests }: WriteTrace): Tone {
  const tries = requests.filter(({ verb }) => verb !== 'read');
  const failed = tries.filter(({ status }) => status === null || status >= 400);
  if (failed.includes(tries[tries.length - 1])) return 'failed';
  return failed.length > 0 ? 'repeated' : 'done';
}

export function WriteLane({ writes, scale }: { writes: WriteTrace[]; scale: TimeScale }) {
  if (writes.length === 0) return null;
  return (
    <div class="lane writes">
      <span class="lane-name">
        <span class="mark" aria-hidden="true">
          ✎
        </span>
        <span class="name">Writes</span>
      </span>
      <span class="track">
        {writes.map((trace) => (
          <span
            key={trace.requests[0].id}
            class={`written ${toneOf(trace)}`}
            style={{ left: percent(scale.place(trace.at)) }}
            title={`${words[toneOf(trace)]}, ${atTime(trace.at)}`}
          />
        ))}
      </span>
    </div>
  );
}

/** What the marks on that lane mean, of those that are there. */
export function WriteLegend({ writes }: { writes: WriteTrace[] }) {
  const there = new Set(writes.map(toneOf));
  const tones = (Object.keys(words) as Tone[]).filter((tone) => there.has(tone));
  return (
    <>
      {tones.map((tone) => (
        <li key={tone}>
          <span class={`written ${tone}`} /> {words[tone]}
        </li>
      ))}
    </>
  );
}
