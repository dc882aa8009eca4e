import { parse } from 'dotenv';
import { deployEnvironment } from '../../../cli/account/deploy-environment';

const account = {
  ACCOUNT_SID: `AC${'1'.repeat(32)}`,
  AUTH_TOKEN: 'a'.repeat(32),
  TASKROUTER_WORKSPACE_SID: `WS${'1'.repeat(32)}`,
};

test('holds the account and the variables that the Functions know, and nothing else of the environment', () => {
  const text = deployEnvironment({
    ...account,
    RECORDING_LINK: 'media',
    HANG_UP_BY: ' ',
    PATH: '/bin',
    NPM_TOKEN: 'x',
  });

  expect(parse(text)).toEqual({ ...account, RECORDING_LINK: 'media' });
});

test.each([
  ['JSON', '{"caller gave up":"Abandoned","*":"It\'s over"}'],
  ['a value in quotation marks', '{"a":"\'b\'"}'],
])('%s arrives as it was, through the reader that twilio-run has', (_, value) => {
  const text = deployEnvironment({ ...account, OUTCOME_BY_REASON: value });

  expect(parse(text).OUTCOME_BY_REASON).toBe(value);
});

test('an API key stands in for the auth token', () => {
  const key = { TWILIO_API_KEY: `SK${'1'.repeat(32)}`, TWILIO_API_SECRET: 'secret' };

  const { TASKROUTER_WORKSPACE_SID } = account;
  expect(parse(deployEnvironment({ TASKROUTER_WORKSPACE_SID, ...key }))).toEqual({
    ACCOUNT_SID: key.TWILIO_API_KEY,
    AUTH_TOKEN: 'secret',
    TASKROUTER_WORKSPACE_SID,
  });
});

test.each([
  ['no account', { AUTH_TOKEN: undefined }, /^There is no \.env, and the environment has no account: set ACCOUNT_SID/],
  ['half a key', { TWILIO_API_KEY: 'SK1' }, /^TWILIO_API_SECRET is not set, and its pair is$/],
  ['no workspace', { TASKROUTER_WORKSPACE_SID: '' }, /^TASKROUTER_WORKSPACE_SID is not set/],
  ['two wrong ones', { INSIGHTS_TEXT_LIMIT: 'abc', RECORDING_LINK: 'x' }, /INSIGHTS_TEXT_LIMIT .*; RECORDING_LINK /],
  ['two lines', { OUTCOME_BY_REASON: '{\n"a":"b"}' }, /^OUTCOME_BY_REASON must be one line$/],
])('%s is told, and never a value', (_, changed, message) => {
  expect(() => deployEnvironment({ ...account, ...changed })).toThrow(message);
  expect(() => deployEnvironment({ ...account, ...changed })).not.toThrow(/abc|SK1/);
});
