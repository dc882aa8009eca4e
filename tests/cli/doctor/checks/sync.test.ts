import { checkSync } from '../../../../cli/doctor/checks/sync';
import { assertRequestsConform } from '../../../harness/openapi';
import { secretOfKeys } from '../../../harness/keyed-links';
import { contextOf, environment, sandbox, useAccount } from '../../../harness/use-account';
import { told } from '../told';

useAccount();

let timeMs: number;
beforeEach(() => (timeMs = 15_000));

const examine = (variables: Record<string, string>) => {
  const all = { ...environment, ...variables };
  return checkSync({ context: contextOf(variables, timeMs), environment: all, inFile: all, file: '.env' });
};
const makeMap = () =>
  contextOf().twilio.ask((client) =>
    client.sync.v1.services('default').syncMaps.createWithHttpInfo({ uniqueName: 'flex-insights-conversations' }),
  );
const requests = () =>
  sandbox()
    .requests.list()
    .map(({ method, path }) => `${method} ${path}`);
const service = '/v1/Services/default';
const map = `${service}/Maps/flex-insights-conversations`;

test('a name that cannot be one of a service is told with the variables, and asked for nowhere', async () => {
  expect([await examine({ LINK_KEY_SECRET: secretOfKeys, SYNC_SERVICE_SID: 'IS1' }), requests()]).toEqual([[], []]);
});

test.each<Record<string, string>>([
  {},
  { LINK_BY: '', LINK_KEY_SECRET: ' ' },
  { SYNC_SERVICE_SID: `IS${'9'.repeat(32)}` },
])('with %j no link goes by key: Sync is not asked', async (variables) => {
  expect([await examine(variables), requests()]).toEqual([[], []]);
});

test.each<Record<string, string>>([{ LINK_KEY_SECRET: secretOfKeys }, { LINK_BY: 'customers.phone' }])(
  'with %j service and map are read, and nothing is made',
  async (variables) => {
    const reports = await examine(variables);

    expect(told(reports)).toEqual([
      'ok: There is no map flex-insights-conversations yet: the first key of a link makes it.',
    ]);
    expect(requests()).toEqual([`GET ${service}`, `GET ${map}`]);
    expect(() => assertRequestsConform(sandbox().requests.list())).not.toThrow();
  },
);

test('a map that is there is well', async () => {
  await makeMap();

  expect(told(await examine({ LINK_KEY_SECRET: secretOfKeys }))).toEqual([
    'ok: The map flex-insights-conversations keeps the keys of links.',
  ]);
});

test('a service that is not there is an error, and names the variable', async () => {
  const reports = await examine({ LINK_KEY_SECRET: secretOfKeys, SYNC_SERVICE_SID: `IS${'9'.repeat(32)}` });

  expect(reports).toEqual([
    {
      status: 'error',
      about: 'Sync',
      why: 'SYNC_SERVICE_SID names no Sync service of the account: every link by key fails.',
      todo: 'Set it to one of Console > Sync > Services, or to default, and deploy.',
    },
  ]);
});

test.each([
  [service, 403, 'error: Twilio refused the Sync service (status 403, code 20403).'],
  [service, 503, 'error: Twilio did not answer the Sync service (status 503).'],
  [map, 403, 'error: Twilio refused the map flex-insights-conversations (status 403, code 20403).'],
  [map, 503, 'error: Twilio did not answer the map flex-insights-conversations (status 503).'],
])('%s with status %i is told', async (path, status, expected) => {
  timeMs = 1500;
  sandbox().addFault({ kind: 'status', status, method: 'GET', path, times: 'always' });

  expect(told(await examine({ LINK_KEY_SECRET: secretOfKeys }))).toEqual([expected]);
});
