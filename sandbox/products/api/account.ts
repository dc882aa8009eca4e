/** The one account: everything of api.twilio.com lies below it, and tools fetch it to check their credentials. */
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { notFound } from '../../twilio/twilio-error';

export const accountUri = `/2010-04-01/Accounts/${accountSid}`;

export function assertAccount(call: Call): void {
  if (call.sids.AccountSid !== accountSid) throw notFound(call.path);
}

/** What the path names among the account's calls, conferences ...; throws Twilio's 404 when it is not there. */
export function entryOf<T>(call: Call, entries: Map<string, T>, sid = call.sids.Sid ?? ''): T {
  assertAccount(call);
  const entry = entries.get(sid);
  if (!entry) throw notFound(call.path);
  return entry;
}

const startOfAccount = 'Tue, 01 Sep 2020 00:00:00 +0000';

/** The auth token, which Twilio shows here, is withheld. */
export function fetchAccount(call: Call): Answer {
  if (call.sids.Sid !== accountSid) throw notFound(call.path);
  return {
    status: 200,
    body: {
      sid: accountSid,
      auth_token: null,
      owner_account_sid: accountSid,
      friendly_name: 'Sandbox',
      status: 'active',
      type: 'Full',
      date_created: startOfAccount,
      date_updated: startOfAccount,
      uri: `${accountUri}.json`,
      subresource_uris: {},
    },
  };
}
