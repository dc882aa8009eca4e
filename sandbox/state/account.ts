/** The sandbox's one account. Its credentials are public and open nothing else; no others are accepted. */
import { fixedSid } from './sids';

export const accountSid = fixedSid('AC', 0xa_cc);
export const authToken = '5a4db0c5000000000000000000000000';
export const apiKey = { sid: fixedSid('SK', 1), secret: 'sandbox-api-key-secret-000000000' };

const basic = (user: string, password: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
/** The Authorization header of a request with the auth token. */
export const authorization = basic(accountSid, authToken);
/** An API key opens what the auth token opens, but signs nothing: https://www.twilio.com/docs/iam/api-keys */
export const acceptedAuthorizations = [authorization, basic(apiKey.sid, apiKey.secret)];
export const operatingUnitSid = fixedSid('OU', 1);
