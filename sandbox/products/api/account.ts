/** The account itself, which tools fetch to check their credentials. */
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { notFound } from '../../twilio/twilio-error';

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
      uri: `/2010-04-01/Accounts/${accountSid}.json`,
      subresource_uris: {},
    },
  };
}
