import { createHmac } from 'node:crypto';

/**
 * X-Twilio-Signature for a form POST: HMAC-SHA1, with the auth token, over the address without its #fragment
 * followed by every parameter's name and value in the order of their names.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function signRequest(authToken: string, url: string, form: Record<string, string> = {}): string {
  const parameters = Object.keys(form).toSorted().map((name) => name + form[name]);
  return createHmac('sha1', authToken).update(url.replace(/#.*$/s, '') + parameters.join(''), 'utf8').digest('base64');
}
