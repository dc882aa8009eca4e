/** Tests run-configure.ts, with show-change.ts. */
import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { runConfigure, type ConfigureOptions } from '../../../cli/configure/run-configure';
import { deployed } from '../../harness/deployed-service';
import { assertRequestsConform } from '../../harness/openapi';
import { contextOf, environment, sandbox, useAccount } from '../../harness/use-account';

useAccount();

const ours = `https://${deployed.domain}/webhooks/taskrouter-event#rc=3&rp=ct,rt,5xx`;
const needed = 'task.created,task.canceled,task.completed,reservation.wrapup';

let printed: string;
beforeEach(() => (printed = ''));

const configure = (options: Partial<ConfigureOptions> = {}, variables = {}) =>
  runConfigure(
    contextOf(variables),
    { env: '.env', environment: 'dev', ...options },
    (text) => (printed += `${text}\n`),
  );
const callback = () => [sandbox().state.workspace.eventCallbackUrl, sandbox().state.workspace.eventsFilter];
const eventsGoTo = (eventCallbackUrl: string, eventsFilter = '') =>
  Object.assign(sandbox().state.workspace, { eventCallbackUrl, eventsFilter });
const writes = () =>
  sandbox()
    .requests.list()
    .filter(({ operation }) => operation === 'UpdateWorkspace').length;

test('finds the deployment, shows the difference and sets both fields', async () => {
  await configure();

  expect(callback()).toEqual([ours, needed]);
  expect(printed).toContain(
    `EventCallbackUrl\n  - (none)\n  + ${ours}\nEventsFilter\n  - (none: every event)\n  + ${needed}\nDone.`,
  );
});

test('every request is one that Twilio describes', async () => {
  await configure();

  expect(() => assertRequestsConform(sandbox().requests.list())).not.toThrow();
});

test('a second run changes nothing and sends no write', async () => {
  await configure();

  await configure();

  expect([writes(), printed.split('\n').at(-2)]).toEqual([1, 'Events arrive there already: nothing was changed.']);
});

test('a dry run shows the difference and sends no write', async () => {
  await configure({ dryRun: true });

  expect([writes(), readdirSync('.').filter((file) => file.startsWith('configure-undo'))]).toEqual([0, []]);
  expect(printed).toContain(`+ ${ours}`);
});

test('the undo line works, from a file that only this user can read', async () => {
  eventsGoTo('https://other.example/events?token=top-secret', 'task.created');
  await configure({ force: true });
  const [, file] = /^To undo: npm run configure -- --undo (\S+)$/m.exec(printed)!;

  await configure({ undo: file });

  expect(callback()).toEqual(['https://other.example/events?token=top-secret', 'task.created']);
  expect([statSync(file).mode & 0o777, printed]).toEqual([0o600, expect.not.stringContaining('top-secret')]);
});

test('an undo of what somebody else has changed since is refused, unless forced', async () => {
  await configure();
  const [, file] = /--undo (\S+)$/m.exec(printed)!;
  eventsGoTo('https://newer.example/events');

  await expect(configure({ undo: file })).rejects.toMatchObject({
    problem: { why: 'The workspace has been changed since then.' },
  });
  await configure({ undo: file, force: true });

  expect(callback()).toEqual(['', '']);
});

test('the address of another service is not replaced, and no secret in it is shown', async () => {
  eventsGoTo('https://user:password@other.example/events?token=top-secret#rc=2');

  const run = configure();

  await expect(run).rejects.toMatchObject({
    problem: {
      why: expect.stringContaining('https://***@other.example/events?token=***#rc=2'),
      todo: expect.stringContaining('--force'),
    },
  });
  expect([writes(), printed]).toEqual([0, expect.not.stringMatching(/password|top-secret/)]);
});

test.each([
  [
    'an account without the service',
    { environment: 'dev' },
    () => sandbox().state.serverless.services.clear(),
    /no service flex-insights-functions/,
  ],
  ['an environment that is not there', { environment: 'stage' }, () => {}, /no environment stage. It has: dev/],
  ['production that is not there', { production: true }, () => {}, /no environment production/],
  ['a domain that is not one', { domain: 'not a domain' }, () => {}, /is not a domain/],
  [
    'a domain of nobody',
    { domain: 'empty-1234-dev.twil.io' },
    () => {},
    /empty-1234-dev\.twil\.io belongs to no service of the account/,
  ],
  [
    'a domain where nothing is deployed',
    { domain: deployed.domain },
    () => sandbox().state.serverless.environments.forEach((each) => Object.assign(each, { buildSid: null })),
    /does not answer as the Function does \(status 404\)/,
  ],
  [
    'a workspace of somebody else',
    {},
    () => Object.assign(sandbox().state.workspace, { sid: `WS${'9'.repeat(32)}` }),
    /has no workspace/,
  ],
  [
    'a change that is refused',
    {},
    () => sandbox().addFault({ kind: 'status', status: 403, method: 'POST', path: '/Workspaces/' }),
    /Twilio refused the change of the workspace \(status 403/,
  ],
])('%s is told, and nothing is changed', async (_, options, before, why) => {
  before();

  await expect(configure(options)).rejects.toMatchObject({ problem: { why: expect.stringMatching(why) } });
  expect(callback()).toEqual(['', '']);
});

test('--domain takes a pasted address of the account', async () => {
  await configure({ domain: `https://${deployed.domain}/studio/enrich-task` });

  expect(callback()[0]).toBe(ours);
});

/** Any site, which answers everything with the same page. */
async function withSite(status: number, body: string, use: (domain: string) => Promise<void>): Promise<void> {
  const site = createServer((_, response) => void response.writeHead(status).end(body));
  await new Promise<void>((resolve) => void site.listen(0, 'localhost', resolve));
  await use(`localhost:${(site.address() as AddressInfo).port}`).finally(() => site.close());
}

test.each([
  [200, '<html>A shop</html>'],
  [403, 'Forbidden'],
  [204, ''],
])('a site that is not the account’s and answers %i %j gets no events', async (status, body) => {
  await withSite(status, body, async (domain) => {
    await expect(configure({ domain })).rejects.toMatchObject({
      problem: { why: `${domain} belongs to no service of the account.`, todo: expect.stringContaining('--force') },
    });
  });

  expect(callback()).toEqual(['', '']);
});

test('--force takes another domain, and says what it overrules', async () => {
  await withSite(200, 'hello', async (domain) => {
    await configure({ domain, force: true });

    expect(callback()[0]).toBe(`http://${domain}/webhooks/taskrouter-event#rc=3&rp=ct,rt,5xx`);
    expect(printed).toMatch(/belongs to no service of the account\. Overruled by --force\./);
    expect(printed).toMatch(/does not answer as the Function does \(status 200\)\. Overruled by --force\./);
  });
});

test.each([
  ['taken', {}, () => eventsGoTo('https://other.example/events')],
  ['a domain of nobody', { domain: 'empty-1234-dev.twil.io' }, () => {}],
])('a dry run shows what would change also where it is refused: %s', async (_, options, before) => {
  before();

  await expect(configure({ dryRun: true, ...options })).rejects.toMatchObject({ effect: 'Nothing was changed.' });

  expect(printed).toMatch(/EventCallbackUrl\n {2}- .*\n {2}\+ https:.*\nEventsFilter\n {2}- .*\n {2}\+ task\.created/);
});

test.each([
  [{ AUTH_TOKEN: 'f'.repeat(32) }, 'Twilio refused ACCOUNT_SID and AUTH_TOKEN'],
  [{ TASKROUTER_WORKSPACE_SID: '' }, 'TASKROUTER_WORKSPACE_SID is not set; set it to the WS… SID'],
])('with %j the variable is named', async (variables, message) => {
  await expect(configure({}, variables)).rejects.toThrow(message);
});

test('never prints the auth token', async () => {
  await configure();

  expect(printed).not.toContain(environment.AUTH_TOKEN);
});
