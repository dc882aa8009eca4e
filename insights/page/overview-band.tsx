/** What arrives as it was meant and what does not, by kind; each number narrows the report to what it counts. */
import { type Shown } from '../find-conversations';
import { shownOf, wordsOf } from '../view/kind-words';
import { type Overview } from '../view/overview';
import { Explain } from './explain';
import { LossBar } from './loss-bar';
import { PeriodCards } from './period-cards';
import { type Store } from './store';
import { grouped, plural } from './words';

function Filter({ store, shown, kind, title, children }: FilterProps) {
  const pressed = store.choice.shown === shown;
  return (
    <button
      type="button"
      class={`filter ${kind}`}
      aria-pressed={pressed}
      title={title}
      onClick={() => store.choose({ shown: pressed ? 'all' : shown })}
    >
      {children}
    </button>
  );
}

interface FilterProps {
  store: Store;
  shown: Shown;
  kind: 'plain' | 'meant' | 'lost' | 'look';
  title?: string;
  children: preact.ComponentChildren;
}

function Kinds({ store, overview, severity }: { store: Store; overview: Overview; severity: 'lost' | 'look' }) {
  const kinds = overview.kinds.filter((each) => each.severity === severity);
  return (
    <>
      {kinds.map(({ kind, values, conversations }) => (
        <Filter
          key={kind}
          store={store}
          shown={shownOf(kind, severity)}
          kind={severity}
          title={`${wordsOf(kind, severity).meaning} In ${plural(conversations, 'conversation')}.`}
        >
          {wordsOf(kind, severity).title} <b>{grouped(values)}</b>
        </Filter>
      ))}
    </>
  );
}

export function OverviewBand({ store }: { store: Store }) {
  const { look } = store;
  if (!look) return <section class="band waiting" aria-label="Overview" />;
  const { overview, compared } = look;
  const { loaded, lost, look: toLookAt, conversations, meant, lostIn, lookIn } = overview;
  return (
    <section class="band" aria-label="Overview">
      <div class="sum">
        <p class="figure">
          <strong>{grouped(loaded)}</strong> {loaded === 1 ? 'value' : 'values'} loaded as meant
          {lost > 0 ? (
            <>
              , <strong class="lost">{grouped(lost)} lost</strong>
            </>
          ) : (
            loaded > 0 && ', nothing lost'
          )}
        </p>
        <LossBar overview={overview} />
      </div>
      <div class="filters" role="group" aria-label="Show only">
        <Filter store={store} shown="all" kind="plain">
          All <b>{grouped(conversations)}</b>
        </Filter>
        <Filter store={store} shown="meant" kind="meant" title="Conversations in which nothing is lost.">
          Nothing lost <b>{grouped(meant)}</b>
        </Filter>
        {lost > 0 && (
          <span class="group">
            <Filter store={store} shown="lost" kind="lost" title="Conversations in which something is lost.">
              With losses <b>{grouped(lostIn)}</b>
            </Filter>
            <Kinds store={store} overview={overview} severity="lost" />
            <Explain about="lost">
              <p>
                <strong>Lost</strong> is a value that somebody wrote and that no report will show. With losses counts
                conversations; each kind counts its values.
              </p>
            </Explain>
          </span>
        )}
        {toLookAt > 0 && (
          <span class="group">
            <Filter store={store} shown="look" kind="look" title="Conversations with something to look at.">
              To look at <b>{grouped(lookIn)}</b>
            </Filter>
            <Kinds store={store} overview={overview} severity="look" />
            <Explain about="to look at">
              <p>
                <strong>To look at</strong>: nothing was lost, but a field of the report stays empty or holds something
                odd. Perhaps it is meant so.
              </p>
            </Explain>
          </span>
        )}
      </div>
      {compared.length > 0 && <PeriodCards store={store} compared={compared} />}
    </section>
  );
}
