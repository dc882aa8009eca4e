/** Sync maps. https://www.twilio.com/docs/sync/api/map-resource */
import { accountSid } from '../../state/account';
import { isoSeconds } from '../../state/clock';
import { type SyncMap, type SyncService } from '../../state/sync-state';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { badRequest, notFound } from '../../twilio/twilio-error';
import { isLive, readExpiry } from './expiry';
import { largestPage, serviceOf, serviceUrl } from './services';
import { nameExists } from './sync-error';

const longestName = 320;

function mapsOf(call: Call): SyncMap[] {
  const now = call.world.clock.now();
  return [...serviceOf(call).maps.values()].filter((map) => isLive(now, map));
}

/** The map the path names, by SID or by unique name. */
export function mapOf(call: Call): SyncMap {
  const name = decodeURIComponent(call.sids.MapSid ?? call.sids.Sid);
  const found = mapsOf(call).find(({ sid, uniqueName }) => name === sid || name === uniqueName);
  if (!found) throw notFound(call.path);
  return found;
}

export const mapUrl = (call: Call, service: SyncService, { sid }: SyncMap): string =>
  `${serviceUrl(call, service)}/Maps/${sid}`;

function formatMap(call: Call, map: SyncMap) {
  const service = serviceOf(call);
  const url = mapUrl(call, service, map);
  return {
    sid: map.sid,
    unique_name: map.uniqueName,
    account_sid: accountSid,
    service_sid: service.sid,
    url,
    links: { items: `${url}/Items`, permissions: `${url}/Permissions` },
    revision: String(map.version),
    date_expires: isoSeconds(map.dateExpires),
    date_created: isoSeconds(map.dateCreated),
    date_updated: isoSeconds(map.dateUpdated),
    created_by: 'system',
  };
}

export const fetchMap = (call: Call): Answer => ({ status: 200, body: formatMap(call, mapOf(call)) });

export function listMaps(call: Call): Answer {
  return { status: 200, body: pageOf(call, 'maps', mapsOf(call), (map) => formatMap(call, map), largestPage) };
}

function readName(call: Call): string | null {
  const name = call.form.get('UniqueName');
  if (name === null || name === '') return null;
  if (name.length > longestName) throw badRequest(`UniqueName is longer than ${longestName} characters`);
  if (mapsOf(call).some(({ uniqueName }) => uniqueName === name)) throw nameExists();
  return name;
}

export function createMap(call: Call): Answer {
  const { maps } = serviceOf(call);
  const { world } = call;
  const now = world.clock.now();
  const map: SyncMap = {
    uniqueName: readName(call),
    dateExpires: readExpiry(call, 'CollectionTtl', 'Ttl') ?? null,
    sid: world.sids.next('MP'),
    version: 0,
    items: new Map(),
    reads: [],
    writes: [],
    dateCreated: now,
    dateUpdated: now,
  };
  maps.set(map.sid, map);
  return { status: 201, body: formatMap(call, map) };
}

export function updateMap(call: Call): Answer {
  const map = mapOf(call);
  const expiry = readExpiry(call, 'CollectionTtl', 'Ttl');
  if (expiry !== undefined) map.dateExpires = expiry;
  map.dateUpdated = call.world.clock.now();
  return { status: 200, body: formatMap(call, map) };
}

export function deleteMap(call: Call): Answer {
  serviceOf(call).maps.delete(mapOf(call).sid);
  return { status: 204 };
}
