/** The Events resource: what happened in the workspace. https://www.twilio.com/docs/taskrouter/api/event */
import { type StoredEvent } from '../../state/event-store';
import { pageMeta, readPageSize } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { notFound } from '../../twilio/twilio-error';
import { formatEvent } from './event-format';
import { readEventQuery } from './event-query';
import { workspaceOf } from './workspace';

function takeFitting(events: Iterable<StoredEvent>, fits: (event: StoredEvent) => boolean, most: number) {
  const taken: StoredEvent[] = [];
  for (const event of events) {
    if (fits(event)) taken.push(event);
    if (taken.length === most) break;
  }
  return taken;
}

/** Newest first. A page's token names the last event of the one before, so that new events move nothing. */
export function listEvents(call: Call): Answer {
  workspaceOf(call);
  const { range, fits } = readEventQuery(call);
  const size = readPageSize(call.query);
  // One more than shown tells whether another page follows.
  const found = takeFitting(call.world.state.events.newestFirst(range), fits, size + 1);
  const shown = found.slice(0, size);
  const next = found.length > size ? `PA${shown.at(-1)?.sid}` : undefined;
  const page = Number(call.query.get('Page') ?? 0);
  return {
    status: 200,
    body: {
      events: shown.map((event) => formatEvent(call, event)),
      meta: pageMeta(call, 'events', { page, size, next }),
    },
  };
}

export function fetchEvent(call: Call): Answer {
  workspaceOf(call);
  const event = call.world.state.events.get(call.sids.Sid);
  if (!event) throw notFound(call.path);
  return { status: 200, body: formatEvent(call, event) };
}
