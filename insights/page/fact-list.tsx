/** The few facts of a conversation that every report has. */
import { type ConversationView } from '../view/conversation-view';
import { type PhaseName } from '../segments/segment';
import { clockSeconds, withCapital } from './words';

const sources: Record<string, string> = {
  attribute: 'its attribute',
  'attribute reason': 'the task’s reason attribute',
  reason: 'TaskRouter’s reason',
};

interface FactProps {
  name: string;
  value: string | null;
  /** What stands there when there is no value. */
  none?: string;
  note?: string | false | null;
}

function Fact({ name, value, none = '–', note }: FactProps) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>
        {value === null ? <span class="none">{none}</span> : <bdi>{value}</bdi>}
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}

export function FactList({ view }: { view: ConversationView }) {
  const { outcome, abandonment, to, taskViews, seconds, recordings } = view;
  const segments = taskViews.flatMap((task) => task.segments);
  const sum = (name: PhaseName) => segments.reduce((total, segment) => total + segment.seconds[name], 0);
  const reason = taskViews.findLast((task) => task.reason !== null)?.reason ?? null;
  const hungUp = segments.findLast(({ hangUpBy }) => hangUpBy !== null)?.hangUpBy;
  const recorded = recordings.reduce((total, { durationMs }) => total + durationMs, 0);
  const goesOn = to === null;
  return (
    <dl class="facts">
      <Fact
        name="Outcome"
        value={outcome ? withCapital(outcome.value) : null}
        none={goesOn ? 'not yet' : 'none'}
        note={outcome && `from ${sources[outcome.from]}`}
      />
      <Fact name="Reason" value={reason} note={hungUp && `Hung up by ${hungUp}`} />
      <Fact
        name="Abandoned"
        value={goesOn ? null : abandonment.abandoned}
        none="not yet known"
        note={!goesOn && abandonment.abandoned !== 'No' && abandonment.phase && `while in ${abandonment.phase}`}
      />
      <Fact name="Talk" value={clockSeconds(sum('talk'))} note={`of ${clockSeconds(seconds)}`} />
      <Fact
        name="Waiting"
        value={clockSeconds(sum('queue') + sum('ringing'))}
        note={`ringing ${clockSeconds(sum('ringing'))}`}
      />
      <Fact
        name="Recording"
        value={recordings.length > 0 ? 'Yes' : null}
        none="none"
        note={recorded > 0 && clockSeconds(Math.round(recorded / 1000))}
      />
    </dl>
  );
}
