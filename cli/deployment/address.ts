/** Addresses of deployed Functions. */
import { ownAddress } from '../../assets/settings/own-address';

/** What TaskRouter calls with its events. */
export const eventPath = '/webhooks/taskrouter-event';

/** The domain alone, of whatever was pasted; undefined when there is none in it. Only this machine's has a port. */
export function readDomain(text: string): string | undefined {
  const domain = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .toLowerCase();
  return /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(domain) || /^([a-z0-9-]+\.)+[a-z]{2,}$/.test(domain)
    ? domain
    : undefined;
}

export const addressOf = (domain: string, path: string): string => ownAddress({ DOMAIN_NAME: domain }) + path;
