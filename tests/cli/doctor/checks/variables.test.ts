import { checkNames, checkVariables } from '../../../../cli/doctor/checks/variables';
import { told } from '../told';

const account = {
  ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  AUTH_TOKEN: 'f'.repeat(32),
  TASKROUTER_WORKSPACE_SID: `WS${'a'.repeat(32)}`,
};
const random = 'b7e41c38a2c2d0136e694b9960659974';

test.each([
  [{}, ['ok: All variables are complete and well-formed.']],
  [{ AUTH_TOKEN: 'short' }, ['error: AUTH_TOKEN is missing, or is not 32 characters long.']],
  [{ TASKROUTER_WORKSPACE_SID: undefined }, ['error: TASKROUTER_WORKSPACE_SID is not set; set it to the WS… SID.']],
  [
    { INSIGHTS_TEXT_LIMIT: 'many', RECORDING_LINK: 'both' },
    [
      'error: INSIGHTS_TEXT_LIMIT must be a whole number from 1 to 4096.',
      'error: RECORDING_LINK must be segment_link or media.',
    ],
  ],
  [
    { RECORDING_ACCESS: 'signed' },
    ['error: RECORDING_LINK_SECRET is not set; set it to 32 or more random characters.'],
  ],
  [{ LINK_BY: 'from' }, ['error: LINK_KEY_SECRET is not set; set it to 32 or more random characters.']],
  [{ LINK_BY: 'from', LINK_KEY_SECRET: random }, ['ok: All variables are complete and well-formed.']],
  [{ RECORDING_ACCESS: 'signed', RECORDING_LINK_SECRET: random }, ['ok: All variables are complete and well-formed.']],
  [
    { RECORDING_ACCESS: 'nonsense' },
    [
      'error: RECORDING_ACCESS must be public, signed, or an https URL that contains {RecordingSid}, optionally after provider:.',
    ],
  ],
  [{ WORKERS_API_TOKEN: 'short' }, ['error: WORKERS_API_TOKEN is too short; it must have 32 or more characters.']],
  [{ WORKERS_API_TOKEN: 'ab'.repeat(16) }, ['warning: WORKERS_API_TOKEN does not look random.']],
  [{ WORKERS_API_TOKEN: account.AUTH_TOKEN }, ["error: WORKERS_API_TOKEN is the account's auth token."]],
  [
    { WORKERS_API_TOKEN: random, RECORDING_LINK_SECRET: random },
    ['warning: RECORDING_LINK_SECRET and WORKERS_API_TOKEN are the same.'],
  ],
  [
    { OUTCOME_BY_REASON: `{"*":"${'x'.repeat(450)}"}` },
    ['error: OUTCOME_BY_REASON has more than 450 bytes, which no Function can get.'],
  ],
  [{ OUTCOME_BY_REASON: '{' }, ['error: OUTCOME_BY_REASON is not valid JSON.']],
])('the variables %j are judged', (changed, expected) => {
  expect(told(checkVariables('.env', { ...account, ...changed }, 'Fix it.'))).toEqual(expected);
});

test('the variables of a deployment are complete without the credentials, which the platform gives', () => {
  const { TASKROUTER_WORKSPACE_SID } = account;

  expect(checkVariables('Deployed', { TASKROUTER_WORKSPACE_SID }, 'Fix it.', true)).toMatchObject([{ status: 'ok' }]);
});

test.each([
  ['RECORDING_ACESS', ['warning: RECORDING_ACESS is not read by anything.']],
  ['SANDBOX_PORT', ['warning: SANDBOX_PORT would be uploaded with the next deployment.']],
  ['MY_OWN', []],
  ['AUTH_TOKEN', []],
])('the name %s is judged', (name, expected) => {
  expect(told(checkNames('.env', [name]))).toEqual(expected);
});

test('no value is ever told', () => {
  const secret = 'hunter2-hunter2-hunter2-hunter2-x';
  const reports = checkVariables(
    '.env',
    {
      ...account,
      AUTH_TOKEN: secret,
      WORKERS_API_TOKEN: secret,
      RECORDING_ACCESS: secret,
      OUTCOME_BY_REASON: secret,
    },
    'Fix it.',
  );

  expect(JSON.stringify(reports)).not.toContain('hunter2');
});
