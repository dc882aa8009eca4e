/** What the person looks at, kept in the address, so that a reload or a link shows the same. */
import { type Edition } from '../attributes/edition';
import { type Shown } from '../find-conversations';
import { readShown } from '../view/look';

export interface Choice {
  list: string;
  /** A conversation's id, or a task's SID. */
  selected: string;
  /** Whether a person chose it: where there is room for one thing only, it is shown in place of the list. */
  opened: boolean;
  edition: Edition;
  search: string;
  shown: Shown;
  /** ms since 1970; null for all time. */
  since: number | null;
  until: number | null;
}

const readMoment = (text: string | null) => (text !== null && /^\d+$/.test(text) ? Number(text) : null);

/** `hash`: the part of an address from # on. */
export function readChoice(hash: string, lists: readonly string[]): Choice {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    list: lists.find((name) => name === given.get('list')) ?? 'conversations',
    selected: given.get('selected') ?? '',
    opened: given.get('opened') === 'true',
    edition: given.get('edition') === 'specification' ? 'specification' : 'today',
    search: given.get('search') ?? '',
    shown: readShown(given.get('shown')),
    since: readMoment(given.get('since')),
    until: readMoment(given.get('until')),
  };
}

/** The same without what is as it is anyway. */
export function writeChoice({ list, selected, opened, ...others }: Choice): string {
  const kept = new URLSearchParams({ list, ...(selected && { selected }), ...(opened && { opened: 'true' }) });
  for (const [name, value] of filtersOf(others)) kept.set(name, value);
  return `#${kept.toString()}`;
}

type Filters = Pick<Choice, 'edition' | 'search' | 'shown' | 'since' | 'until'>;

/** What narrows the report, and how it is read: a table that is exported has to respect the same. */
export function filtersOf({ edition, search, shown, since, until }: Filters): URLSearchParams {
  return new URLSearchParams({
    ...(edition !== 'today' && { edition }),
    ...(search && { search }),
    ...(shown !== 'all' && { shown }),
    ...(since !== null && { since: String(since) }),
    ...(until !== null && { until: String(until) }),
  });
}

export const isNarrowed = ({ search, shown, since, until }: Filters): boolean =>
  search.trim() !== '' || shown !== 'all' || since !== null || until !== null;

export const unnarrowed = { search: '', shown: 'all', since: null, until: null } satisfies Partial<Choice>;
