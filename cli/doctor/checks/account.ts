/** The credentials open an account that works. */
import { problemOf } from '../../tool/found';
import { type Setup } from '../setup';
import { error, failed, ok, type Report } from '../report';

/** The first request: if it fails, nothing else can be asked. Throws NotConfigured when the credentials are refused. */
export async function checkAccount({ context: { twilio, settings } }: Setup): Promise<Report[]> {
  const { ACCOUNT_SID } = settings;
  const answer = await twilio.ask((client) => client.api.v2010.accounts(ACCOUNT_SID).fetchWithHttpInfo());
  if (!answer.ok) return [failed('Account', problemOf(answer, 'the account'))];
  const { status, friendlyName } = answer.body;
  if (status !== 'active')
    return [
      error(
        'Account',
        `${ACCOUNT_SID} is ${status}.`,
        'Nothing works until Twilio makes it active again: see the Console.',
      ),
    ];
  return [ok('Account', `The credentials open ${friendlyName} (${ACCOUNT_SID}).`)];
}
