/** What the person looks at, kept in the address, so that a reload or a link shows the same. */
import { type ListName } from '../live/list-names';
import { type Edition } from '../../insights/attributes/edition';

export interface Choice {
  list: ListName;
  /** A conversation's id, or a task's SID. */
  selected: string;
  edition: Edition;
  search: string;
  warned: boolean;
}

const lists: ListName[] = ['conversations', 'segments', 'tasks', 'workers', 'events', 'requests'];

export function readChoice(): Choice {
  const given = new URLSearchParams(location.hash.slice(1));
  return {
    list: lists.find((name) => name === given.get('list')) ?? 'conversations',
    selected: given.get('selected') ?? '',
    edition: given.get('edition') === 'specification' ? 'specification' : 'today',
    search: given.get('search') ?? '',
    warned: given.get('warned') === 'true',
  };
}

export function keepChoice({ list, selected, edition, search, warned }: Choice): void {
  const kept = new URLSearchParams({
    list,
    ...(selected && { selected }),
    ...(edition !== 'today' && { edition }),
    ...(search && { search }),
    ...(warned && { warned: 'true' }),
  });
  history.replaceState(null, '', `#${kept.toString()}`);
}
