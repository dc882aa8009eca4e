/** Who may call a public Function: whoever sends one of its tokens. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Result } from '../reply/reply';

/** A Function that nobody switched on looks as if it were not there, and is no news to an operator. */
export const switchedOff: Result = {
  code: 'not-configured',
  status: 404,
  message: 'There is nothing here: this Function is switched off.',
};

/** Why the caller with this Authorization header is refused; undefined when it brings a bearer token that is right. */
export function refuseBearer(authorization: string | undefined, tokens: readonly string[]): Result | undefined {
  const given = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (given === undefined) return missing('bearer token', 'Bearer');
  return isOneOf(given, tokens) ? undefined : { ...wrong, message: 'The bearer token is wrong.' };
}

/** The same for HTTP Basic authentication with this user and one of the tokens as password. */
export function refuseBasic(
  authorization: string | undefined,
  user: string,
  tokens: readonly string[],
): Result | undefined {
  const given = /^basic +([A-Za-z0-9+/=_-]+) *$/i.exec(authorization ?? '')?.[1];
  if (given === undefined) return missing('user and password', 'Basic realm="Event Streams"');
  const pair = Buffer.from(given, 'base64').toString('utf8');
  const right = tokens.map((token) => `${user}:${token}`);
  return isOneOf(pair, right) ? undefined : { ...wrong, message: 'The user or the password is wrong.' };
}

const wrong = { code: 'unauthorized', status: 403 } as const;

function missing(what: string, challenge: string): Result {
  return {
    code: 'unauthorized',
    status: 401,
    message: `The Authorization header with the ${what} is missing.`,
    headers: { 'WWW-Authenticate': challenge },
  };
}

/** Takes the same time whatever was sent: hashes are compared, and all of them. */
function isOneOf(given: string, right: readonly string[]): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const sent = digest(given);
  return right.map((each) => timingSafeEqual(sent, digest(each))).includes(true);
}
