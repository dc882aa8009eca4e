import { defaultSyncServiceSid } from '../../../../sandbox/state/sync-state';
import { client, sandbox, useSandbox } from '../../../harness/use-sandbox';

useSandbox();

const maps = () => client.sync.v1.services('default').syncMaps;

test('the service "default" is the account’s own', async () => {
  const service = await client.sync.v1.services('default').fetch();

  expect(service).toMatchObject({ sid: defaultSyncServiceSid, uniqueName: 'default' });
});

test('a map is reached by its SID and by its name', async () => {
  const { sid } = await maps().create({ uniqueName: 'links' });

  const [bySid, byName] = await Promise.all([maps()(sid).fetch(), maps()('links').fetch()]);

  expect([bySid.uniqueName, byName.sid]).toEqual(['links', sid]);
});

test('a name is taken once in a service', async () => {
  const other = await client.sync.v1.services.create({ friendlyName: 'other' });
  await maps().create({ uniqueName: 'links' });

  await expect(maps().create({ uniqueName: 'links' })).rejects.toMatchObject({ status: 409, code: 54_301 });
  await expect(client.sync.v1.services(other.sid).syncMaps.create({ uniqueName: 'links' })).resolves.toMatchObject({
    serviceSid: other.sid,
  });
});

test.each([
  ['service', () => client.sync.v1.services('nobody').fetch()],
  ['map', () => maps()('nobody').fetch()],
  ['item', () => maps()('nobody').syncMapItems.create({ key: 'k', data: {} })],
])('an unknown %s is not found', async (_, ask) => {
  await expect(ask()).rejects.toMatchObject({ status: 404, code: 20_404 });
});

test('a deleted map takes its items along', async () => {
  await maps().create({ uniqueName: 'links' });
  await maps()('links').syncMapItems.create({ key: 'k', data: {} });
  await maps()('links').remove();
  await maps().create({ uniqueName: 'links' });

  await expect(maps()('links').syncMapItems('k').fetch()).rejects.toMatchObject({ status: 404 });
});

test('a reset leaves the default service, empty', async () => {
  await maps().create({ uniqueName: 'links' });

  sandbox().reset();

  expect(await maps().list()).toEqual([]);
});

test('the default service cannot be deleted', async () => {
  await expect(client.sync.v1.services('default').remove()).rejects.toMatchObject({ status: 400 });
});

test('webhooks of Sync are refused rather than ignored', async () => {
  const asked = client.sync.v1.services.create({ webhookUrl: 'https://example.com/x' });

  await expect(asked).rejects.toMatchObject({ status: 400 });
});
