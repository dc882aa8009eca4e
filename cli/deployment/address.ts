/** Addresses of deployed Functions. */
import { ownAddress } from '../../assets/settings/own-address';
import { type Found } from '../tool/found';

/** What TaskRouter calls with its events. */
export const eventPath = '/webhooks/taskrouter-event';

/** What a sink of Event Streams delivers to. */
export const streamsPath = '/webhooks/event-streams';

/** The domain alone, from whatever was pasted. Only this machine's has a port. */
export function readDomain(text: string): Found<string> {
  const domain = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .toLowerCase();
  if (/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(domain) || /^([a-z0-9-]+\.)+[a-z]{2,}$/.test(domain))
    return { value: domain };
  const todo = 'Write it as flex-insights-functions-1234-dev.twil.io.';
  return { problem: { why: `${text} is not a domain.`, todo } };
}

export const addressOf = (domain: string, path: string): string => ownAddress({ DOMAIN_NAME: domain }) + path;
