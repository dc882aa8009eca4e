/**
 * Preload (node --require) of the command-line tools: unless they are told --live, they work on the sandbox of npm
 * start, with its account. The tools themselves know neither.
 */
import { readPort } from '../http/ports';
import { redirectTwilio } from './redirect.cjs';
import { accountSid, authToken } from '../state/account';
import { workspaceSid } from '../state/fixed-sids';

if (!process.argv.includes('--live')) {
  const address = `127.0.0.1:${readPort('SANDBOX_PORT', 3001)}`;
  Object.assign(process.env, {
    ACCOUNT_SID: accountSid,
    AUTH_TOKEN: authToken,
    TASKROUTER_WORKSPACE_SID: workspaceSid,
    TWILIO_SANDBOX: address,
  });
  redirectTwilio(address);
}
