/** The address of this deployment, for the links and callbacks that lead back to it. */
import { type Settings } from './settings';

/** Where this deployment answers, without a slash at the end: https, except on the machine it is developed on. */
export function ownAddress({ DOMAIN_NAME }: Pick<Settings, 'DOMAIN_NAME'>): string {
  const local = /^(localhost|127\.0\.0\.1)(:\d+)?$/i.test(DOMAIN_NAME);
  return `${local ? 'http' : 'https'}://${DOMAIN_NAME}`;
}
