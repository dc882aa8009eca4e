/** sync.twilio.com */
import { routeOf, type Route } from '../../twilio/route';
import { createItem, deleteItem, fetchItem, listItems, updateItem } from './items';
import { createMap, deleteMap, fetchMap, listMaps, updateMap } from './maps';
import { createService, deleteService, fetchService, listServices } from './services';

const services = '/v1/Services';
const maps = '/v1/Services/{ServiceSid}/Maps';
const items = `${maps}/{MapSid}/Items`;
const route = routeOf('sync');

export const syncRoutes: Route[] = [
  route('ListService', 'GET', services, listServices),
  route('CreateService', 'POST', services, createService),
  route('FetchService', 'GET', `${services}/{Sid}`, fetchService),
  route('DeleteService', 'DELETE', `${services}/{Sid}`, deleteService),

  route('ListSyncMap', 'GET', maps, listMaps),
  route('CreateSyncMap', 'POST', maps, createMap),
  route('FetchSyncMap', 'GET', `${maps}/{Sid}`, fetchMap),
  route('UpdateSyncMap', 'POST', `${maps}/{Sid}`, updateMap),
  route('DeleteSyncMap', 'DELETE', `${maps}/{Sid}`, deleteMap),

  route('ListSyncMapItem', 'GET', items, listItems),
  route('CreateSyncMapItem', 'POST', items, createItem),
  route('FetchSyncMapItem', 'GET', `${items}/{Key}`, fetchItem),
  route('UpdateSyncMapItem', 'POST', `${items}/{Key}`, updateItem),
  route('DeleteSyncMapItem', 'DELETE', `${items}/{Key}`, deleteItem),
];
