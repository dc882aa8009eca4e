/** Who may call a public Function: whoever sends its token as `Authorization: Bearer ...`. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Result } from '../reply/reply';

/** Why the caller with this Authorization header is refused; undefined when its token is right. */
export function refuseStranger(authorization: string | undefined, token: string): Result | undefined {
  const given = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (given === undefined)
    return { code: 'unauthorized', status: 401, message: 'The Authorization header with the bearer token is missing.' };
  return sameToken(given, token)
    ? undefined
    : { code: 'unauthorized', status: 403, message: 'The bearer token is wrong.' };
}

/** Takes the same time whatever was sent: the hashes, not the tokens, are compared. */
function sameToken(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
