/** How many attributes there are of each verdict; choosing one shows only those. */
import { type Verdict } from '../judge/judge-attribute';
import { Choices } from './choices';
import { type Filter, type Store } from './store';
import { useStore } from './use-store';

const verdictNames: Record<Verdict, string> = {
  lost: 'Lost',
  look: 'Worth a look',
  loaded: 'Loaded',
  empty: 'Empty',
  own: 'Not for Insights',
};

const verdicts = Object.keys(verdictNames) as Verdict[];

function Title({ name, count }: { name: string; count: number }) {
  return (
    <>
      {name} <b>{count}</b>
    </>
  );
}

export function FilterChoice({ store, counts }: { store: Store; counts: Record<Verdict, number> }) {
  const filter = useStore(store, (state) => state.filter);
  const all = verdicts.reduce((sum, verdict) => sum + counts[verdict], 0);
  const options = [
    ['all', <Title name="All" count={all} />] as const,
    ...verdicts
      .filter((verdict) => counts[verdict] > 0)
      .map((verdict) => [verdict, <Title name={verdictNames[verdict]} count={counts[verdict]} />] as const),
  ];
  return (
    <Choices<Filter>
      id="filter"
      legend="Show"
      options={options}
      chosen={filter}
      choose={(chosen) => store.choose({ filter: chosen })}
    />
  );
}
