/** Items of a map: created once, then updated by revision. https://www.twilio.com/docs/sync/api/map-item-resource */
import { accountSid } from '../../state/account';
import { isoSeconds } from '../../state/clock';
import { type SyncItem, type SyncMap } from '../../state/sync-state';
import { assertVersion, etagOf } from '../../twilio/if-match';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { badRequest, notFound } from '../../twilio/twilio-error';
import { isLive, readExpiry } from './expiry';
import { readData } from './item-data';
import { countRead, countWrite } from './map-rate';
import { mapOf, mapUrl } from './maps';
import { largestPage, serviceOf } from './services';
import { itemExists, revisionMismatch } from './sync-error';

const longestKey = 320;

function formatItem(call: Call, map: SyncMap, item: SyncItem) {
  const service = serviceOf(call);
  return {
    key: item.key,
    account_sid: accountSid,
    service_sid: service.sid,
    map_sid: map.sid,
    url: `${mapUrl(call, service, map)}/Items/${encodeURIComponent(item.key)}`,
    revision: String(item.version),
    data: item.data,
    date_expires: isoSeconds(item.dateExpires),
    date_created: isoSeconds(item.dateCreated),
    date_updated: isoSeconds(item.dateUpdated),
    created_by: 'system',
  };
}

function itemAnswer(call: Call, status: number, map: SyncMap, item: SyncItem): Answer {
  return { status, body: formatItem(call, map, item), headers: { ETag: etagOf(item) } };
}

function liveItem(call: Call, map: SyncMap, key: string): SyncItem | undefined {
  const item = map.items.get(key);
  return item && isLive(call.world.clock.now(), item) ? item : undefined;
}

/** A key with a slash cannot be reached by its address, however it is written. */
function itemOf(call: Call, map: SyncMap): SyncItem {
  const key = decodeURIComponent(call.sids.Key);
  const item = key.includes('/') ? undefined : liveItem(call, map, key);
  if (!item) throw notFound(call.path);
  return item;
}

function readKey({ form }: Call): string {
  const key = form.get('Key') ?? '';
  if (key === '' || key.length > longestKey) throw badRequest(`Invalid Key: 1 to ${longestKey} characters`);
  return key;
}

function keep(call: Call, map: SyncMap, item: SyncItem): SyncItem {
  const expiry = readExpiry(call, 'CollectionTtl');
  if (expiry !== undefined) map.dateExpires = expiry;
  map.items.set(item.key, item);
  touch(call, map);
  return item;
}

function touch(call: Call, map: SyncMap): void {
  map.version += 1;
  map.dateUpdated = call.world.clock.now();
}

export function createItem(call: Call): Answer {
  const map = mapOf(call);
  const { world } = call;
  const key = readKey(call);
  const given = readData(call);
  if (!given) throw badRequest('Missing required parameter Data');
  countWrite(world, map, given.bytes);
  if (liveItem(call, map, key)) throw itemExists();
  const now = world.clock.now();
  const item = {
    key,
    version: 0,
    data: given.data,
    dateExpires: readExpiry(call, 'ItemTtl', 'Ttl') ?? null,
    dateCreated: now,
    dateUpdated: now,
  };
  return itemAnswer(call, 201, map, keep(call, map, item));
}

/** Data takes the place of what was there; without a TTL the end stays where it is. */
export function updateItem(call: Call): Answer {
  const map = mapOf(call);
  const given = readData(call);
  const expiry = readExpiry(call, 'ItemTtl', 'Ttl');
  countWrite(call.world, map, given?.bytes);
  const item = itemOf(call, map);
  assertVersion(call.ifMatch, item, revisionMismatch);
  const changed = {
    ...item,
    version: item.version + 1,
    data: given?.data ?? item.data,
    dateExpires: expiry === undefined ? item.dateExpires : expiry,
    dateUpdated: call.world.clock.now(),
  };
  return itemAnswer(call, 200, map, keep(call, map, changed));
}

export function fetchItem(call: Call): Answer {
  const map = mapOf(call);
  countRead(call.world, map);
  return itemAnswer(call, 200, map, itemOf(call, map));
}

export function deleteItem(call: Call): Answer {
  const map = mapOf(call);
  countWrite(call.world, map);
  const item = itemOf(call, map);
  assertVersion(call.ifMatch, item, revisionMismatch);
  map.items.delete(item.key);
  touch(call, map);
  return { status: 204 };
}

function readWord(query: URLSearchParams, name: string, words: readonly [string, string]): string {
  const word = query.get(name) ?? words[0];
  if (!words.includes(word)) throw badRequest(`Invalid ${name}: ${word}`);
  return word;
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

/** By key, from the key given on. */
export function listItems(call: Call): Answer {
  const map = mapOf(call);
  const { query, world } = call;
  countRead(world, map);
  const sign = readWord(query, 'Order', ['asc', 'desc']) === 'asc' ? 1 : -1;
  const included = readWord(query, 'Bounds', ['inclusive', 'exclusive']) === 'inclusive';
  const from = query.get('From');
  const found = [...map.items.values()]
    .filter((item) => isLive(world.clock.now(), item))
    .filter(({ key }) => from === null || compare(key, from) * sign > 0 || (included && key === from))
    .toSorted((one, other) => compare(one.key, other.key) * sign)
    .map((item) => ({ ...item, sid: item.key }));
  return { status: 200, body: pageOf(call, 'items', found, (item) => formatItem(call, map, item), largestPage) };
}
