/** Where the page has its report from: a server that is asked again and again, or the file the page came in. */
import { type Range } from '../view/list-part';
import { type ReportLook } from '../view/look';
import { filtersOf, type Choice } from './choice';

export interface ReportSource<Look extends ReportLook = ReportLook> {
  /** Rejects when it cannot be reached. */
  look: (query: URLSearchParams) => Promise<Look>;
  /** Whether it changes: then it is looked at again and again. */
  live: boolean;
  /** Where the report is saved as a page of its own. */
  html?: (query: URLSearchParams) => string;
  /** The table as a file, narrowed by the query: its address, or what is in it. */
  csv: { href: (query: URLSearchParams) => string } | { text: (query: URLSearchParams) => string };
}

/** A look's query: what readLookQuery reads. */
export function queryOf(choice: Choice, { from, count }: Range): URLSearchParams {
  const query = filtersOf(choice);
  for (const [name, value] of Object.entries({ list: choice.list, selected: choice.selected, from, count }))
    query.set(name, String(value));
  return query;
}
