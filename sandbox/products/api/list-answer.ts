/** api.twilio.com is older than the other APIs: its lists have another shape, its addresses no host. */
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';

/** One page of a list as api.twilio.com sends it: the page's data next to the entries, addresses without a host. */
export function listAnswer<T extends { sid: string }>(
  call: Call,
  key: string,
  entries: T[],
  format: (entry: T) => object,
): Answer {
  const { meta, ...page } = pageOf(call, key, entries, format);
  const { page: number, page_size: size, ...links } = meta as Record<string, any>;
  const local = (url: string | null) => url?.slice(call.baseUrl.length) ?? null;
  const start = number * size;
  const shown = (page as Record<string, object[]>)[key].length;
  return {
    status: 200,
    body: {
      ...page,
      page: number,
      page_size: size,
      start,
      end: Math.max(start + shown - 1, 0),
      first_page_uri: local(links.first_page_url),
      previous_page_uri: local(links.previous_page_url),
      next_page_uri: local(links.next_page_url),
      uri: local(links.url),
    },
  };
}
