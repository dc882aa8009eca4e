import { functionsEnv } from '../../../sandbox/launcher/functions-env';
import { accountSid } from '../../../sandbox/state/account';

test('the credentials of a real account never come along', () => {
  const real =
    'ACCOUNT_SID=ACreal\nAUTH_TOKEN=secret\nTASKROUTER_WORKSPACE_SID=WSreal\nTWILIO_API_KEY=SKreal\nRECORDING_LINK=media';

  const env = functionsEnv(real);

  expect(env).not.toMatch(/real|secret/);
  expect(env).toContain(`ACCOUNT_SID=${accountSid}\n`);
  expect(env).toContain('RECORDING_LINK=media\n');
});

test('a setting of the user comes before the sandbox’s own', () => {
  expect(functionsEnv('')).toMatch(/^WORKERS_API_TOKEN=.{32,}$/m);
  expect(functionsEnv('WORKERS_API_TOKEN=mine').match(/^WORKERS_API_TOKEN=.*$/gm)).toEqual(['WORKERS_API_TOKEN=mine']);
});
