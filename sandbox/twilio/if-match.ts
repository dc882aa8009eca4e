/** Versions as ETags, and the 412 for a write that knew an older one. */
import { preconditionFailed } from './twilio-error';

/** The version as an ETag header carries it. */
export const etagOf = (entity: { version: number }): string => `"${entity.version}"`;

/** Throws 412, or the product's own kind of it, unless If-Match is absent, * or names this version: quoted, bare or weak. */
export function assertVersion(
  ifMatch: string | undefined,
  entity: { version: number },
  refusal = preconditionFailed,
): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const named = ifMatch.split(',').map((tag) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  );
  if (!named.includes(String(entity.version))) throw refusal();
}
