/** The segments of a conversation, as the data sets of Insights have them. */
import { type SegmentView, type TaskView } from '../view/conversation-view';
import { secondsBetween } from '../segments/segment';
import { atDayAndTime, clockSeconds, plural, withCapital } from './words';

const duration = (seconds: number) => (seconds > 0 ? clockSeconds(seconds) : '');

/** Who was rung in vain: the report counts it as ringing, and does not say whom. */
function rungInVain({ phases }: SegmentView): string {
  return phases
    .filter(({ name, result, to }) => name === 'ringing' && result && to !== null)
    .slice(0, 3)
    .map(
      ({ agent, result, from, to }) => `rang at ${agent} ${clockSeconds(secondsBetween(from, to ?? from))}: ${result}`,
    )
    .join('; ');
}

const most = 200;

export function SegmentTable({ tasks }: { tasks: TaskView[] }) {
  const segments = tasks.flatMap((task) => task.segments);
  return (
    <section class="card scroll" aria-label="Segments" tabIndex={0}>
      <h3>Segments</h3>
      <table class="segments">
        <thead>
          <tr>
            {['#', 'Kind', 'Queue', 'Agent', 'Began'].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            {['In queue', 'Ringing', 'Talk', 'Wrap-up'].map((name) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
            <th scope="col">Ended</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {segments.slice(0, most).map((segment, index) => (
            <tr key={index}>
              <th scope="row">{index + 1}</th>
              <td>{segment.kind === 'queue' ? 'Queue' : 'Conversation'}</td>
              <td>
                {segment.queue}
                {rungInVain(segment) && <small>{rungInVain(segment)}</small>}
              </td>
              <td>{segment.agent ?? ''}</td>
              <td class="time">{atDayAndTime(segment.from)}</td>
              {(['queue', 'ringing', 'talk', 'wrap-up'] as const).map((name) => (
                <td key={name} class="number">
                  {duration(segment.seconds[name])}
                </td>
              ))}
              <td>{segment.ending === 'open' ? '' : withCapital(segment.ending)}</td>
              <td>{segment.outcome ? withCapital(segment.outcome.value) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {segments.length > most && (
        <p class="soft">{plural(segments.length - most, 'more segment')}: see the table Segments.</p>
      )}
    </section>
  );
}
