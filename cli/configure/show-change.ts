/** The change of the event callback as people read it before it is made. */
import { harmlessUrl, type Callback } from '../deployment/event-callback';

const lineOf = (sign: string, text: string, none: string) => `  ${sign} ${text || none}`;

/** Before and after, line by line. */
export function showChange(before: Callback, after: Callback): string {
  const fields: [string, string, string, string][] = [
    ['EventCallbackUrl', harmlessUrl(before.url), harmlessUrl(after.url), '(none)'],
    ['EventsFilter', before.filter, after.filter, '(none: every event)'],
  ];
  return fields
    .map(([name, old, now, none]) =>
      old === now
        ? `${name}\n${lineOf(' ', old, none)}`
        : `${name}\n${lineOf('-', old, none)}\n${lineOf('+', now, none)}`,
    )
    .join('\n');
}
