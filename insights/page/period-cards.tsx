/** Periods side by side: the same day through the Functions and by hand. Each narrows the report to itself. */
import { type ReportLook } from '../view/look';
import { wordsOf } from '../view/kind-words';
import { LossBar } from './loss-bar';
import { type Store } from './store';
import { grouped, onDay } from './words';

type Compared = ReportLook['compared'][number];

function lossesOf({ overview: { kinds } }: Compared): string {
  return kinds
    .filter(({ severity }) => severity === 'lost')
    .map(({ kind, severity, values }) => `${wordsOf(kind, severity).title.toLowerCase()} ${values}`)
    .join(', ');
}

function PeriodCard({ store, period }: { store: Store; period: Compared }) {
  const { title, since, until, overview } = period;
  const { choice } = store;
  const pressed = choice.since === since && choice.until === until;
  return (
    <button
      type="button"
      class={`period${overview.lost > 0 ? ' losing' : ''}`}
      aria-pressed={pressed}
      title={lossesOf(period) || undefined}
      onClick={() => store.choose(pressed ? { since: null, until: null } : { since, until })}
    >
      <span class="period-title">
        {title} <small>{onDay(since)}</small>
      </span>
      <span class="period-figures">
        <strong>{grouped(overview.loaded)} loaded</strong>
        {overview.lost > 0 ? (
          <strong class="lost">{grouped(overview.lost)} lost</strong>
        ) : (
          <span class="kept">nothing lost</span>
        )}
      </span>
      <LossBar overview={overview} />
    </button>
  );
}

export function PeriodCards({ store, compared }: { store: Store; compared: Compared[] }) {
  return (
    <div class="periods" role="group" aria-label="Compare">
      {compared.map((period) => (
        <PeriodCard key={period.since} store={store} period={period} />
      ))}
    </div>
  );
}
