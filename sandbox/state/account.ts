/** The sandbox's one account. Its auth token is public and opens nothing else; no other credentials are accepted. */
import { fixedSid } from './sids';

export const accountSid = fixedSid('AC', 0xa_cc);
export const authToken = '5a4db0c5000000000000000000000000';
/** The Authorization header of a request with these credentials. */
export const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
export const operatingUnitSid = fixedSid('OU', 1);
