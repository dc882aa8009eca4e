/** X-Twilio-Signature, written after its documentation, for everything the sandbox signs and checks. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A name sent more than once has a list. */
export type Form = Record<string, string | string[]>;

const pairsOf = (name: string, value: string | string[]) =>
  [...new Set([value].flat())].toSorted().map((each) => name + each);

/**
 * X-Twilio-Signature: HMAC-SHA1, with the auth token, over the address without its #fragment followed by the name and
 * value of every form parameter, in the order of their names. Requests without a form: the address alone.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function signRequest(authToken: string, url: string, form: Form = {}): string {
  const parameters = Object.keys(form)
    .toSorted()
    .flatMap((name) => pairsOf(name, form[name]));
  return createHmac('sha1', authToken)
    .update(url.replace(/#.*$/s, '') + parameters.join(''), 'utf8')
    .digest('base64');
}

/** The value of the query parameter bodySHA256, by which Twilio covers a body that is not a form. */
export function bodyHash(body: string | Buffer): string {
  return createHash('sha256').update(body).digest('hex');
}

/** Compares without telling by its time how much was right. */
export function isSameSignature(given: string | string[] | undefined, expected: string): boolean {
  const [a, b] = [Buffer.from([given ?? ''].flat().join(',')), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
