/** Tests run-doctor.ts, and the requests of every check with it. */
import { exitCodeOf, runDoctor, type DoctorOptions } from '../../../cli/doctor/run-doctor';
import { type Report } from '../../../cli/doctor/report';
import { callSids } from '../../../sandbox/state/fixed-sids';
import { deployed } from '../../harness/deployed-service';
import { assertRequestsConform } from '../../harness/openapi';
import { contextOf, environment, sandbox, useAccount } from '../../harness/use-account';

useAccount();

const needed = 'task.created,task.canceled,task.completed,reservation.wrapup';
const callback = `https://${deployed.domain}/webhooks/taskrouter-event#rc=3&rp=ct,rt,5xx`;
const eventsGoTo = (eventCallbackUrl: string, eventsFilter = needed) =>
  Object.assign(sandbox().state.workspace, { eventCallbackUrl, eventsFilter });
let timeMs: number;
beforeEach(() => {
  timeMs = 15_000;
  eventsGoTo(callback);
});

function examine(options: Partial<DoctorOptions> = {}, variables: Record<string, string> = {}): Promise<Report[]> {
  const all = { ...environment, ...variables };
  const setup = { context: contextOf(variables, timeMs), environment: all, inFile: all, file: '.env' };
  return runDoctor(setup, { env: '.env', environment: 'dev', ...options }, () => {});
}
const unwell = (reports: Report[]) =>
  reports.filter(({ status }) => status !== 'ok').map(({ status, about, why }) => `${status} ${about}: ${why}`);

test('a set-up that is as it must be has nothing but ok', async () => {
  const reports = await examine();

  expect(unwell(reports)).toEqual([]);
  expect(reports.map(({ about }) => about)).toEqual([
    'Node',
    '.env',
    'Outcomes',
    'Account',
    'Deployment',
    'Deployed',
    'Protection',
    'Workspace',
    'Event webhook',
    'Flex',
    'Recordings',
    'Recordings',
    'Last 24 hours',
  ]);
});

test('nothing is changed by looking', async () => {
  await examine();

  expect(
    sandbox()
      .requests.list()
      .filter(({ host, method }) => host.includes('twilio.com') && method !== 'GET'),
  ).toEqual([]);
});

test('every request is one that Twilio describes', async () => {
  await examine();

  expect(sandbox().requests.list().length).toBeGreaterThan(7);
  expect(() => assertRequestsConform(sandbox().requests.list())).not.toThrow();
});

test.each([
  [
    'no deployment',
    () => sandbox().state.serverless.services.clear(),
    [/^error Deployment: The account has no service/, /^warning Event webhook: .* it is not known/],
  ],
  [
    'an environment in which nothing is live',
    () => putEnvironment({ buildSid: null }),
    [
      /^error Deployment: Nothing is live/,
      /^error Protection: .*enrich-task is not there/,
      /^error Protection: .*taskrouter-event is not there/,
    ],
  ],
  [
    'an unprotected Function',
    () => putVersion('/studio/enrich-task', { visibility: 'public' }),
    [/^error Protection: .*enrich-task fails \(status 501\)/],
  ],
  ['an old runtime', () => putBuild({ runtime: 'node20' }), [/^warning Deployment: The Functions run on node20/]],
  [
    'Functions without credentials',
    () => putService({ includeCredentials: false }),
    [/^error Deployment: The service gives its Functions no credentials/],
  ],
  [
    'an event webhook that was never set',
    () => eventsGoTo('', ''),
    [/^error Event webhook: TaskRouter sends its events nowhere/],
  ],
  [
    'a filter that leaves one out',
    () => eventsGoTo(callback, 'task.created'),
    [/^error Event webhook: The filter leaves out/],
  ],
  [
    'another workspace',
    () => Object.assign(sandbox().state.workspace, { sid: `WS${'9'.repeat(32)}` }),
    [/^error Workspace: The account has no workspace/, /^error Flex: Flex uses another workspace/],
  ],
  [
    'recording by the Console',
    () => sandbox().changeSettings({ consoleRecording: true }),
    [/^warning Recordings: Flex records every call itself/],
  ],
  [
    'Twilio down',
    () => {
      timeMs = 1500;
      sandbox().addFault({ kind: 'status', status: 503, times: 'always' });
    },
    [/^error Account: Twilio did not answer/],
  ],
])('%s is told', async (_, spoil, expected) => {
  spoil();

  const reports = await examine();

  expect(unwell(reports)).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
  expect(reports.filter(({ status, todo }) => status !== 'ok' && !todo)).toEqual([]);
});

test('wrong credentials are told, and nothing more is asked', async () => {
  const reports = await examine({}, { AUTH_TOKEN: '0123456789abcdef'.repeat(2) });

  expect(unwell(reports)).toEqual(['error Account: Twilio refused ACCOUNT_SID and AUTH_TOKEN.']);
  expect(
    sandbox()
      .requests.list()
      .map(({ status }) => status),
  ).toEqual([401]);
});

test.each([
  ['public', true, ['error Recordings: Recordings want a login, so the links on tasks do not play in Insights.']],
  ['public', false, []],
  ['signed', false, ['warning Recordings: Links are signed, but the recordings themselves play for everyone.']],
  ['signed', true, []],
])('with links %s and enforced login %s the recordings are tried', async (access, enforceMediaAuth, expected) => {
  sandbox().actions.putRecording({ call: callSids.answeredCall, seconds: 4 });
  sandbox().changeSettings({ enforceMediaAuth });
  const variables = { RECORDING_ACCESS: access, RECORDING_LINK_SECRET: 'b7e41c38a2c2d0136e694b9960659974' };

  const reports = await examine({ domain: deployed.domain }, variables);

  expect(unwell(reports)).toEqual(expected);
});

test('a variable that was changed since the deployment is named without its value', async () => {
  const reports = await examine({}, { RECORDING_LINK: 'media' });

  expect(unwell(reports)).toEqual(['warning Deployment: Not deployed as in .env: RECORDING_LINK.']);
});

test('Sync is looked at where links go by key', async () => {
  const reports = await examine({}, { LINK_KEY_SECRET: 'b7e41c38a2c2d0136e694b9960659974' });

  expect(reports.filter(({ about }) => about === 'Sync')).toMatchObject([{ status: 'ok' }]);
});

test.each([{}, { domain: deployed.domain }])(
  'an environment whose workspace sends its events to another one is well, with %j',
  async (options) => {
    const other = {
      ...sandbox().state.serverless.environments.get(deployed.environmentSid)!,
      sid: `ZE${'9'.repeat(32)}`,
    };
    const domainName = deployed.domain.replace('-dev', '');
    sandbox().state.serverless.environments.set(other.sid, { ...other, domainSuffix: null, domainName });
    eventsGoTo(callback.replace(deployed.domain, domainName));

    expect(unwell(await examine(options))).toEqual([]);
  },
);

test('a domain that nobody has is told', async () => {
  const reports = await examine({ domain: 'nothing-1-dev.twil.io' });

  expect(unwell(reports)).toEqual([
    'warning Deployment: nothing-1-dev.twil.io belongs to no service of the account.',
    'error Protection: https://nothing-1-dev.twil.io/studio/enrich-task is not there (status 404).',
    'error Protection: https://nothing-1-dev.twil.io/webhooks/taskrouter-event is not there (status 404).',
    expect.stringContaining('not to the Function'),
  ]);
});

test('no report holds the auth token', async () => {
  expect(JSON.stringify(await examine({ writeTest: true }))).not.toContain(environment.AUTH_TOKEN);
});

test.each([
  [['ok', 'warning'], false, 0],
  [['ok', 'warning'], true, 1],
  [['ok', 'error'], false, 1],
  [['ok'], true, 0],
] as const)('%j end with strict %s in exit code %i', (statuses, strict, code) => {
  expect(
    exitCodeOf(
      statuses.map((status) => ({ status, about: '', why: '' })),
      strict,
    ),
  ).toBe(code);
});

function change<T>(entries: Map<string, T>, sid: string, fields: Partial<T>): void {
  entries.set(sid, { ...entries.get(sid)!, ...fields });
}

function putEnvironment(fields: object) {
  change(sandbox().state.serverless.environments, deployed.environmentSid, fields);
}

function putBuild(fields: object) {
  change(sandbox().state.serverless.builds, deployed.buildSid, fields);
}

function putService(fields: object) {
  change(sandbox().state.serverless.services, deployed.serviceSid, fields);
}

function putVersion(served: string, fields: object) {
  const { versions } = sandbox().state.serverless;
  const [sid] = [...versions].find(([, version]) => version.path === served)!;
  change(versions, sid, fields);
}
