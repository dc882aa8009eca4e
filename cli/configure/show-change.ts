import { type Callback } from './plan-callback';

/** An address fit to be shown: who set it up may have put a password or a token into it. */
export function harmlessUrl(text: string): string {
  if (!URL.canParse(text)) return text;
  const url = new URL(text);
  const account = url.username || url.password ? '***@' : '';
  const query = [...url.searchParams.keys()].map((name) => `${name}=***`).join('&');
  return `${url.protocol}//${account}${url.host}${url.pathname}${query && `?${query}`}${url.hash}`;
}

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
