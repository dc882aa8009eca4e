/** Who may call a public Function: whoever sends its token as `Authorization: Bearer ...`. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FunctionEvent } from './input.private';
import type { Result } from './reply.private';

/** Why the caller may not go on, or undefined when the token is right. Says nothing else about the deployment. */
export function refuseStranger(event: FunctionEvent, token: string): Result | undefined {
  const given = bearerTokenOf(event);
  if (given === undefined) return { code: 'unauthorized', status: 401, message: 'The Authorization header with the bearer token is missing.' };
  return sameToken(given, token) ? undefined : { code: 'unauthorized', status: 403, message: 'The bearer token is wrong.' };
}

/** The runtime puts the headers under `request`, which a parameter of that name replaces: nothing there is certain. */
function bearerTokenOf({ request }: FunctionEvent): string | undefined {
  const headers = (request as { headers?: Record<string, unknown> } | undefined)?.headers;
  const header = headers?.authorization;
  if (typeof header !== 'string') return undefined;
  return /^bearer +(\S+) *$/i.exec(header)?.[1];
}

/** Takes the same time whatever was sent: the hashes, not the tokens, are compared. */
function sameToken(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
