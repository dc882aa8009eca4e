/** What is lost, and what to look at: two panels that are never mixed. */
import { type Warning } from '../warnings/warning';
import { wordsOf } from '../view/kind-words';
import { countValues } from '../view/overview';
import { Explain } from './explain';
import { atDayAndTime, plural, shortSid } from './words';

interface Props {
  warnings: Warning[];
  severity: Warning['severity'];
  /** Whether there is more than one task to tell apart. */
  several: boolean;
  marked: number | null;
  mark: (warning: number | null) => void;
}

export const warningId = (place: number): string => `warning-${place}`;

export function WarningPanel({ warnings, severity, several, marked, mark }: Props) {
  const own = warnings
    .map((warning, place) => ({ warning, place }))
    .filter((each) => each.warning.severity === severity);
  if (own.length === 0) return null;
  const count = countValues(warnings, severity);
  const lost = severity === 'lost';
  return (
    <section class={`card alert ${severity}`} aria-label={lost ? 'Lost' : 'To look at'}>
      <h3>
        {lost ? `${plural(count, 'value')} lost` : `${plural(count, 'thing')} to look at`}
        <Explain about={lost ? 'lost' : 'to look at'}>
          {lost ? (
            <p>
              Somebody wrote these values, and no report will show them. Each line says why, and what to do instead.
            </p>
          ) : (
            <p>Nothing was lost here, but a field of the report stays empty or holds something odd.</p>
          )}
        </Explain>
      </h3>
      <ol class="warnings">
        {own.map(({ warning: { kind, text, hint, taskSid, at }, place }) => (
          <li
            key={place}
            id={warningId(place)}
            tabIndex={-1}
            class={marked === place ? 'marked' : ''}
            onMouseEnter={() => mark(place)}
            onMouseLeave={() => mark(null)}
          >
            <span class="number" aria-hidden="true">
              {place + 1}
            </span>
            <div>
              <strong>{text}</strong> <span class="hint">{hint}</span>
              <small>
                {[wordsOf(kind, severity).title, at !== undefined && atDayAndTime(at), several && shortSid(taskSid)]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
