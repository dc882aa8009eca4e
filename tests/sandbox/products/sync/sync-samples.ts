/** One good request for every operation of Sync, for the conformance test. */
import { defaultSyncServiceSid } from '../../../../sandbox/state/sync-state';
import { client } from '../../../harness/use-sandbox';

const service = { ServiceSid: 'default' };
const map = { ...service, Sid: 'links' };
const inMap = { ...service, MapSid: 'links' };
const item = { ...inMap, Key: 'a-key' };

const syncService = client.sync.v1.services('default');
const mapMade = () => syncService.syncMaps.create({ uniqueName: 'links', ttl: 3600 });
const itemMade = async () => {
  await mapMade();
  await syncService.syncMaps('links').syncMapItems.create({ key: 'a-key', data: { a: 1 }, itemTtl: 60 });
};

export const syncSamples = {
  'sync/ListService': { sids: {}, query: 'PageSize=100' },
  'sync/CreateService': { sids: {}, form: { FriendlyName: 'x', AclEnabled: 'false' } },
  'sync/FetchService': { sids: { Sid: defaultSyncServiceSid } },
  DeleteService: {
    sids: { Sid: 'IS00000000000000000000000000001001' },
    before: () => client.sync.v1.services.create({ friendlyName: 'x' }),
  },
  ListSyncMap: { sids: service, query: 'PageSize=1', before: mapMade },
  CreateSyncMap: { sids: service, form: { UniqueName: 'links', CollectionTtl: '60', Ttl: '7' } },
  FetchSyncMap: { sids: map, before: mapMade },
  UpdateSyncMap: { sids: map, form: { CollectionTtl: '60' }, before: mapMade },
  DeleteSyncMap: { sids: map, before: mapMade },
  ListSyncMapItem: { sids: inMap, query: 'Order=desc&From=z&Bounds=exclusive&PageSize=100', before: itemMade },
  CreateSyncMapItem: { sids: inMap, form: { Key: 'a-key', Data: '{}', ItemTtl: '60' }, before: mapMade },
  FetchSyncMapItem: { sids: item, before: itemMade },
  UpdateSyncMapItem: { sids: item, form: { Data: '{"b":[1]}', CollectionTtl: '600' }, before: itemMade },
  DeleteSyncMapItem: { sids: item, before: itemMade },
};
