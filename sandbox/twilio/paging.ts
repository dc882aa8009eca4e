/** Lists in pages, by token as Twilio has them, so that tests meet what changes between two pages. */
import { badRequest } from './twilio-error';
import { type Call } from './route';

const defaultSize = 50;
const largestSize = 1000;

/** Entries on a page; throws 400 for more than `largest`, which is 1000 but for Sync. */
export function readPageSize(query: URLSearchParams, largest = largestSize): number {
  const text = query.get('PageSize');
  if (text === null) return defaultSize;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1 || size > largest) {
    throw badRequest(`Page size must be between 1 and ${largest}`);
  }
  return size;
}

function address(call: Call, page: number, size: number, token?: string): string {
  const query = new URLSearchParams(call.query);
  query.delete('PageToken');
  query.set('PageSize', String(size));
  query.set('Page', String(page));
  if (token) query.set('PageToken', token);
  return `${call.baseUrl}${call.path}?${query.toString()}`;
}

/** Where the page starts. Without a token always at the beginning: Twilio does not page by number. */
function startOf(call: Call, sids: string[], size: number): { page: number; start: number } {
  const token = call.query.get('PageToken');
  const page = Number(call.query.get('Page') ?? 0);
  if (token === null) return { page: 0, start: 0 };
  const direction = token.slice(0, 2);
  const neighbour = sids.indexOf(token.slice(2));
  // The neighbour may have been deleted meanwhile; the page number then gives the place.
  if (neighbour < 0) return { page, start: page * size };
  return { page, start: direction === 'PA' ? neighbour + 1 : Math.max(neighbour - size, 0) };
}

/** What a page says of itself; `previous` and `next` are the tokens of its neighbours, where there are any. */
export function pageMeta(
  call: Call,
  key: string,
  { page, size, previous, next }: { page: number; size: number; previous?: string; next?: string },
) {
  return {
    page,
    page_size: size,
    first_page_url: address(call, 0, size),
    previous_page_url: previous ? address(call, Math.max(page - 1, 0), size, previous) : null,
    url: address(call, page, size, call.query.get('PageToken') ?? undefined),
    next_page_url: next ? address(call, page + 1, size, next) : null,
    key,
  };
}

/**
 * One page of a list as Twilio sends it, `{ [key]: [...], meta }`. Tokens carry the SID next to the page,
 * so that what is created or deleted meanwhile neither repeats nor skips an entry.
 */
export function pageOf<T extends { sid: string }>(
  call: Call,
  key: string,
  entries: T[],
  format: (entry: T) => object,
  largest = largestSize,
) {
  const size = readPageSize(call.query, largest);
  const sids = entries.map(({ sid }) => sid);
  const { page, start } = startOf(call, sids, size);
  const more = start + size < entries.length;
  const previous = start > 0 ? `PB${sids[start]}` : undefined;
  const next = more ? `PA${sids[start + size - 1]}` : undefined;
  return {
    [key]: entries.slice(start, start + size).map(format),
    meta: pageMeta(call, key, { page, size, previous, next }),
  };
}
