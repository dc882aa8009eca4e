import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isSwitchedOff, NotConfigured, ruleSettings, settingsOf } from '../../../assets/settings/settings';

const root = path.resolve(__dirname, '../../..');
const secret = 'x'.repeat(32);

test.each([
  ['INSIGHTS_TEXT_LIMIT', '', 255],
  ['INSIGHTS_TEXT_LIMIT', ' 128 ', 128],
  ['INSIGHTS_TEXT_LIMIT', '1', 1],
  ['INSIGHTS_TEXT_LIMIT', '4096', 4096],
  ['INSIGHTS_TEXT_LIMIT', '   ', 255],
  ['TASKROUTER_WORKSPACE_SID', `WS${'1'.repeat(32)}`, `WS${'1'.repeat(32)}`],
  ['DOMAIN_NAME', 'a.twil.io', 'a.twil.io'],
  ['SYNC_SERVICE_SID', undefined, 'default'],
  ['SYNC_SERVICE_SID', `IS${'1'.repeat(32)}`, `IS${'1'.repeat(32)}`],
  ['RECORDING_LINK', undefined, 'segment_link'],
  ['RECORDING_LINK', '  ', 'segment_link'],
  ['RECORDING_LINK', 'media', 'media'],
  ['RECORDING_ACCESS', undefined, { kind: 'public' }],
  ['RECORDING_ACCESS', 'signed', { kind: 'signed' }],
  [
    'RECORDING_ACCESS',
    'https://a.example/provider:/{RecordingSid}',
    { kind: 'template', template: 'https://a.example/provider:/{RecordingSid}' },
  ],
  [
    'RECORDING_ACCESS',
    'https://a.example/{RecordingSid}.wav',
    { kind: 'template', template: 'https://a.example/{RecordingSid}.wav' },
  ],
  [
    'RECORDING_ACCESS',
    'provider:https://a.example/{RecordingSid}',
    { kind: 'provider', template: 'https://a.example/{RecordingSid}' },
  ],
  ['RECORDING_LINK_SECRET', secret, secret],
  ['OUTCOME_BY_REASON', undefined, new Map()],
  [
    'OUTCOME_BY_REASON',
    '{" HangUp ":"Abandoned","*":"Other"}',
    new Map([
      ['hangup', 'Abandoned'],
      ['*', 'Other'],
    ]),
  ],
  ['LINK_TASK_ATTRIBUTES', undefined, ['previous_task_sid']],
  ['LINK_TASK_ATTRIBUTES', ' origin, ,callback_of ', ['origin', 'callback_of']],
] as const)('%s=%j means %j', (name, value, meaning) => {
  expect(settingsOf({ [name]: value })[name]).toEqual(meaning);
});

test.each([
  ['TASKROUTER_WORKSPACE_SID', undefined, /not set/],
  ['TASKROUTER_WORKSPACE_SID', 'WS1', /not the SID of a workspace/],
  ['INSIGHTS_TEXT_LIMIT', '0', /whole number from 1/],
  ['INSIGHTS_TEXT_LIMIT', '4097', /whole number from 1 to 4096/],
  ['INSIGHTS_TEXT_LIMIT', '12a', /whole number/],
  ['INSIGHTS_TEXT_LIMIT', '1e3', /whole number/],
  ['DOMAIN_NAME', undefined, /not set/],
  ['SYNC_SERVICE_SID', 'IS1', /not the SID of a service/],
  ['WORKERS_API_TOKEN', `${secret},${secret},${secret}`, /one token, or two separated by a comma/],
  ['OUTCOME_BY_REASON', 'null', /must be a JSON object/],
  ['OUTCOME_BY_REASON', '7', /must be a JSON object/],
  ['RECORDING_LINK', 'Media', /segment_link or media/],
  ['RECORDING_ACCESS', 'http://a.example/{RecordingSid}', /https URL/],
  ['RECORDING_ACCESS', 'https://user:secret@a.example/{RecordingSid}', /must not carry a user name or password/],
  ['RECORDING_ACCESS', 'provider:https://user@a.example/{RecordingSid}', /must not carry a user name or password/],
  ['RECORDING_ACCESS', 'https://a.example/', /\{RecordingSid\}/],
  ['RECORDING_LINK_SECRET', 'short', /32 or more/],
  ['WORKERS_API_TOKEN', undefined, /not set/],
  ['WORKERS_API_TOKEN', `${secret},`, /one token, or two separated by a comma/],
  ['EVENT_STREAMS_TOKEN', ` , ${secret}`, /one token, or two separated by a comma/],
  ['EVENT_STREAMS_TOKEN', ',', /one token, or two separated by a comma/],
  ['OUTCOME_BY_REASON', 'hangup=Abandoned', /not valid JSON/],
  ['OUTCOME_BY_REASON', '["Abandoned"]', /must be a JSON object/],
  ['OUTCOME_BY_REASON', '{"hangup":7}', /texts only/],
  ['OUTCOME_BY_REASON', '{"hangup":" "}', /texts only/],
  ['LINK_TASK_ATTRIBUTES', ' , ', /list of names/],
] as const)('%s=%j is refused without showing it', (name, value, message) => {
  const read = () => settingsOf({ [name]: value })[name];

  expect(read).toThrow(NotConfigured);
  expect(read).toThrow(message);
  expect(read).toThrow(name);
});

test('a token with a stray comma does not pass for a Function that is switched off', () => {
  const settings = settingsOf({ WORKERS_API_TOKEN: `${secret},` });

  expect(() => isSwitchedOff(settings, 'WORKERS_API_TOKEN')).toThrow(NotConfigured);
});

test('a Function is switched off while its token is unset, and on with one', () => {
  expect(isSwitchedOff(settingsOf({}), 'WORKERS_API_TOKEN')).toBe(true);
  expect(isSwitchedOff(settingsOf({ WORKERS_API_TOKEN: secret }), 'WORKERS_API_TOKEN')).toBe(false);
});

test.each([
  [undefined, false],
  ['signed', true],
  ['https://a.example/{RecordingSid}', true],
])('with RECORDING_ACCESS=%s Twilio’s own links ask for a login: %s', (RECORDING_ACCESS, needLogin) => {
  expect(ruleSettings(settingsOf({ RECORDING_ACCESS })).recordingsNeedLogin).toBe(needLogin);
});

test('all variables are listed, also for who goes through them', () => {
  expect(Object.keys(settingsOf({}))).toEqual(expect.arrayContaining(['ACCOUNT_SID', 'LINK_BY', 'HANG_UP_BY']));
});

test('two tokens may have blanks around them', () => {
  const newer = 'y'.repeat(32);

  expect(settingsOf({ WORKERS_API_TOKEN: ` ${secret} , ${newer} ` }).WORKERS_API_TOKEN).toEqual([secret, newer]);
});

test('a malformed variable breaks only what reads it', () => {
  const settings = settingsOf({ RECORDING_LINK_SECRET: 'short', INSIGHTS_TEXT_LIMIT: '100' });

  expect(settings.INSIGHTS_TEXT_LIMIT).toBe(100);
});

test('.env.example documents every variable that is read', () => {
  const example = readFileSync(path.join(root, '.env.example'), 'utf8');
  const fromRuntime = ['DOMAIN_NAME'];

  const undocumented = Object.getOwnPropertyNames(settingsOf({})).filter(
    (name) => !fromRuntime.includes(name) && !new RegExp(`^#? ?${name}=`, 'm').test(example),
  );

  expect(undocumented).toEqual([]);
});
