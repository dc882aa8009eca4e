/** Sync services: the boxes that hold maps. https://www.twilio.com/docs/sync/api/service */
import { accountSid } from '../../state/account';
import { isoSeconds } from '../../state/clock';
import { type SyncService } from '../../state/sync-state';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { badRequest, notFound } from '../../twilio/twilio-error';

/** Pages of Sync's lists are smaller than anybody else's. */
export const largestPage = 100;

/** The service the path names, by SID or by unique name; `default` is one every account has. */
export function serviceOf(call: Call): SyncService {
  const name = call.sids.ServiceSid ?? call.sids.Sid;
  const found = [...call.world.state.sync.values()].find(({ sid, uniqueName }) => name === sid || name === uniqueName);
  if (!found) throw notFound(call.path);
  return found;
}

export const serviceUrl = (call: Call, { sid }: SyncService): string => `${call.baseUrl}/v1/Services/${sid}`;

function formatService(call: Call, service: SyncService) {
  const url = serviceUrl(call, service);
  return {
    sid: service.sid,
    unique_name: service.uniqueName,
    account_sid: accountSid,
    friendly_name: service.friendlyName,
    date_created: isoSeconds(service.dateCreated),
    date_updated: isoSeconds(service.dateUpdated),
    url,
    webhook_url: null,
    webhooks_from_rest_enabled: false,
    reachability_webhooks_enabled: false,
    acl_enabled: false,
    reachability_debouncing_enabled: false,
    reachability_debouncing_window: 5000,
    links: Object.fromEntries(
      ['Documents', 'Lists', 'Maps', 'Streams'].map((name) => [name.toLowerCase(), `${url}/${name}`]),
    ),
  };
}

export const fetchService = (call: Call): Answer => ({ status: 200, body: formatService(call, serviceOf(call)) });

export function listServices(call: Call): Answer {
  const services = [...call.world.state.sync.values()];
  return { status: 200, body: pageOf(call, 'services', services, (each) => formatService(call, each), largestPage) };
}

export function createService(call: Call): Answer {
  const { form, world } = call;
  const switchedOn = [...form.keys()].find((name) => name !== 'FriendlyName' && form.get(name) !== 'false');
  if (switchedOn) throw badRequest(`The sandbox has no webhooks and permissions of Sync: ${switchedOn}`);
  const now = world.clock.now();
  const service: SyncService = {
    sid: world.sids.next('IS'),
    uniqueName: null,
    friendlyName: form.get('FriendlyName'),
    maps: new Map(),
    dateCreated: now,
    dateUpdated: now,
  };
  world.state.sync.set(service.sid, service);
  return { status: 201, body: formatService(call, service) };
}

export function deleteService(call: Call): Answer {
  const { sid, uniqueName } = serviceOf(call);
  if (uniqueName === 'default') throw badRequest('The default service stays');
  call.world.state.sync.delete(sid);
  return { status: 204 };
}
