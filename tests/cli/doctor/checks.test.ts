/** What the checks make of what they see: pure, table by table. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compareDependencies, compareFunctions, compareVariables } from '../../../cli/doctor/checks/deployment';
import { checkNodeVersion } from '../../../cli/doctor/checks/node-version';
import { checkOutcomeMap } from '../../../cli/doctor/checks/outcome-map';
import { compareAccess } from '../../../cli/doctor/checks/recordings';
import { checkNames, checkVariables } from '../../../cli/doctor/checks/variables';
import { checkCallback } from '../../../cli/doctor/checks/workspace';
import { judge } from '../../../cli/doctor/checks/write-test';
import { showReport, summaryOf, type Report } from '../../../cli/doctor/report';
import { settingsOf } from '../../../assets/settings/settings';

const told = (reports: Report[]) => reports.map(({ status, why }) => `${status}: ${why}`);
const account = {
  ACCOUNT_SID: `AC${'a'.repeat(32)}`,
  AUTH_TOKEN: 'f'.repeat(32),
  TASKROUTER_WORKSPACE_SID: `WS${'a'.repeat(32)}`,
};
const random = 'b7e41c38a2c2d0136e694b9960659974';

describe('variables', () => {
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
    [
      { RECORDING_ACCESS: 'signed', RECORDING_LINK_SECRET: random },
      ['ok: All variables are complete and well-formed.'],
    ],
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
  ])('%j are judged', (changed, expected) => {
    expect(told(checkVariables('.env', { ...account, ...changed }, 'Fix it.'))).toEqual(expected);
  });

  test('of a deployment are complete without the credentials, which the platform gives', () => {
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
});

describe('the event webhook', () => {
  const domain = 'flex-1234-dev.twil.io';
  const url = `https://${domain}/webhooks/taskrouter-event#rc=3&rp=ct,rt,5xx`;
  const needed = 'task.created,task.canceled,task.completed';

  test.each([
    ['as configured', domain, url, needed, ['ok: TaskRouter sends the events the Function needs, and retries.']],
    [
      'not set',
      domain,
      '',
      needed,
      ['error: TaskRouter sends its events nowhere: outcomes and links are not filled in.'],
    ],
    [
      'somebody else’s',
      domain,
      'https://user:pass@other.example/x?key=1',
      needed,
      ['warning: TaskRouter sends its events to https://***@other.example/x?key=***, not to the Function.'],
    ],
    [
      'of an unknown domain',
      undefined,
      url,
      needed,
      [`warning: TaskRouter sends its events to ${url}; it is not known whether that is the Function.`],
    ],
    [
      'with a filter too narrow',
      domain,
      url,
      'task.created',
      ['error: The filter leaves out task.canceled and task.completed.'],
    ],
    [
      'with two l',
      domain,
      url,
      needed.replace('canceled', 'cancelled'),
      ['error: The filter leaves out task.canceled.'],
    ],
    [
      'without a filter',
      domain,
      url,
      '',
      ['warning: There is no filter: every event of the workspace runs the Function, most of them without need.'],
    ],
    [
      'without retries',
      domain,
      url.replace(/#.*/, ''),
      needed,
      ['warning: The address asks for no retry after a 5xx: an event during a short failure is lost.'],
    ],
    [
      'with retries switched off',
      domain,
      url.replace('rc=3', 'rc=0'),
      needed,
      ['warning: The address asks for no retry after a 5xx: an event during a short failure is lost.'],
    ],
    [
      'retrying all',
      domain,
      url.replace(/#.*/, '#rp=all'),
      needed,
      ['ok: TaskRouter sends the events the Function needs, and retries.'],
    ],
  ])('%s', (_, place, callback, filter, expected) => {
    expect(told(checkCallback(place, { url: callback, filter }))).toEqual(expected);
  });
});

describe('the deployment', () => {
  const local = [
    { path: '/studio/enrich-task', visibility: 'protected' },
    { path: '/workers/update-worker', visibility: 'public' },
  ];

  test.each([
    ['the same', local, []],
    ['lacking one', local.slice(1), ['error: Not deployed: /studio/enrich-task.']],
    [
      'with an unprotected Function',
      local.map(({ path: served }) => ({ path: served, visibility: 'public' })),
      ['error: Open to everyone: /studio/enrich-task.'],
    ],
    ['with more than is here', [...local, { path: '/own', visibility: 'public' }], []],
  ])('%s', (_, live, expected) => {
    expect(told(compareFunctions(local, live))).toEqual(expected);
  });

  test('other versions of packages are told', () => {
    expect(
      told(compareDependencies({ twilio: '6.2.0', extra: '1.0.0' }, [{ name: 'twilio', version: '5.0.0' }])),
    ).toEqual([
      'warning: twilio is deployed as 5.0.0; package.json says 6.2.0.',
      'warning: extra is deployed as nothing; package.json says 1.0.0.',
    ]);
  });

  test('variables that differ are named, and their values are not', () => {
    const reports = compareVariables(
      '.env',
      { AUTH_TOKEN: 'x', RECORDING_LINK: 'media', INSIGHTS_TEXT_LIMIT: '128' },
      { RECORDING_LINK: 'segment_link', INSIGHTS_TEXT_LIMIT: '128', OLD: 'secret' },
    );

    expect(told(reports)).toEqual([
      'warning: Not deployed as in .env: RECORDING_LINK.',
      'warning: Deployed, but not in .env: OLD.',
    ]);
    expect(JSON.stringify(reports)).not.toMatch(/media|segment_link|secret/);
  });
});

test.each([
  ['public', 'by anyone', 'ok'],
  ['public', 'with a login', 'error'],
  ['signed', 'by anyone', 'warning'],
  ['signed', 'with a login', 'ok'],
  ['provider', 'with a login', 'ok'],
  ['template', 'by anyone', 'ok'],
  ['public', undefined, 'ok'],
] as const)('links %s to media that play %s are %s', (access, playable, status) => {
  expect(compareAccess(access, playable).status).toBe(status);
});

test.each([
  ['18.20.0', 'error'],
  ['20.19.0', 'ok'],
  ['22.23.0', 'ok'],
  ['25.0.0', 'warning'],
])('Node %s is %s', (version, status) => {
  expect(checkNodeVersion(version)).toMatchObject([{ status }]);
});

describe('the outcome map', () => {
  const home = process.cwd();
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flex-insights-map-'));
    mkdirSync(path.join(folder, 'assets'));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });

  test.each([
    ['{}', undefined, ['ok: There is no map: Insights takes the reason as the outcome.']],
    ['{"hangup":"Abandoned"}', undefined, ['ok: 1 reason has its outcome; other reasons are left to Insights.']],
    ['{"hangup":"Abandoned"}', '{"*":"Other"}', ['ok: 2 reasons have their outcome.']],
    [
      '{"hangup":5}',
      undefined,
      ['error: assets/outcome-by-reason.private.json must hold texts only, such as {"hangup":"Abandoned"}.'],
    ],
    ['[', undefined, ['error: assets/outcome-by-reason.private.json is not valid JSON.']],
    ['{}', 'not JSON', ['ok: There is no map: Insights takes the reason as the outcome.']],
    [
      `{"spam":"${'x'.repeat(129)}"}`,
      undefined,
      ['warning: The outcome of spam has more than 128 characters: Insights cuts it.'],
    ],
  ])('%s with the variable %s is judged', (asset, variable, expected) => {
    writeFileSync('assets/outcome-by-reason.private.json', asset);

    expect(told(checkOutcomeMap(settingsOf({ OUTCOME_BY_REASON: variable })))).toEqual(expected);
  });
});

test.each([
  ['{"name":"flex-insights-functions doctor","foreign":null,"conversations":{"content":"now"}}', 'ok'],
  ['{"name":"flex-insights-functions doctor","foreign":null}', 'error'],
  ['{"name":"flex-insights-functions doctor","foreign":null,"conversations":{"content":"before"}}', 'error'],
  ['{"name":"flex-insights-functions doctor","conversations":{"content":"now"}}', 'error'],
])('the test task with %s is %s', (json, status) => {
  expect(judge(json, 'now').status).toBe(status);
});

test('a report shows status first, and the remedy below the reason', () => {
  const report: Report = { status: 'warning', about: 'Protection', why: 'It is open.', todo: 'Close it.' };

  expect(showReport(report)).toBe('warning  Protection      It is open.\n                         Close it.');
  expect(summaryOf([report, { ...report, status: 'ok' }])).toBe('1 ok, 1 warning, 0 errors');
});
