/** One page of the Events resource, as Twilio sends it. https://www.twilio.com/docs/taskrouter/api/event */
import { type TwilioClient } from '../../assets/twilio/client';
import { type ApiResponse } from '../../assets/twilio/failure';
import { type Window } from './windows';

export const pageSize = 1000;
const host = 'https://taskrouter.twilio.com';

export interface Page {
  events: unknown[];
  /** Where the next one is. */
  next?: string;
}

/** The address of a window's first page. */
export function addressOf(workspace: string, { from, to }: Window, task?: string): string {
  const iso = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
  const query = new URLSearchParams({ PageSize: String(pageSize), StartDate: iso(from) });
  // Both ends are included: rounded up, the last second is not lost.
  if (to !== undefined) query.set('EndDate', iso(Math.ceil(to / 1000) * 1000));
  if (task !== undefined) query.set('TaskSid', task);
  return `${host}/v1/Workspaces/${workspace}/Events?${query.toString()}`;
}

/** The path and query of Twilio's link on Twilio's own host: the credentials go nowhere else. */
function nextOf(link: unknown): string | undefined {
  if (typeof link !== 'string' || link === '') return undefined;
  const { pathname, search } = new URL(link, host);
  return `${host}${pathname}${search}`;
}

interface Body {
  events?: unknown;
  meta?: { next_page_url?: unknown };
}

/** For TwilioCalls.ask: throws what that understands. Raw, because the SDK's own objects drop what they do not know. */
export async function fetchPage(client: TwilioClient, address: string): Promise<ApiResponse<Page>> {
  const response = (await client.request({ method: 'get', uri: address })) as {
    statusCode: number;
    headers: Record<string, string>;
    body: string | (Body & { code?: unknown });
  };
  const { statusCode: status, headers } = response;
  // Half an answer, or a proxy's page, is a SyntaxError here.
  const body =
    typeof response.body === 'string' ? (JSON.parse(response.body) as Body & { code?: unknown }) : response.body;
  if (status >= 400) throw Object.assign(new Error('refused'), { status, code: body.code });
  if (!Array.isArray(body.events)) throw new SyntaxError('not a page of events');
  return { body: { events: body.events as unknown[], next: nextOf(body.meta?.next_page_url) }, headers };
}
