/** Functions and assets: twins in this API but for their names. */
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { notFound } from '../../twilio/twilio-error';
import { type Kind, type Resource } from '../../state/serverless-state';
import { commonFields, readText, serviceOf } from './services';

/** How a kind stands in paths, lists and links. Functions and assets share the prefix ZH. */
export const wordings = {
  function: { pathPart: 'Functions', key: 'functions', sidName: 'FunctionSid', versions: 'function_versions' },
  asset: { pathPart: 'Assets', key: 'assets', sidName: 'AssetSid', versions: 'asset_versions' },
} as const satisfies Record<Kind, Record<string, string>>;

function formatResource(call: Call, resource: Resource) {
  const { pathPart, versions } = wordings[resource.kind];
  const url = `${call.baseUrl}/v1/Services/${resource.serviceSid}/${pathPart}`;
  return {
    ...commonFields(resource, url),
    service_sid: resource.serviceSid,
    friendly_name: resource.friendlyName,
    links: { [versions]: `${url}/${resource.sid}/Versions` },
  };
}

/** The Function or asset that the path names. */
export function resourceOf(call: Call, kind: Kind): Resource {
  const service = serviceOf(call);
  const resource = call.world.state.serverless.resources.get(call.sids[wordings[kind].sidName] ?? call.sids.Sid);
  if (resource?.serviceSid !== service.sid || resource.kind !== kind) throw notFound(call.path);
  return resource;
}

export const listResources =
  (kind: Kind) =>
  (call: Call): Answer => {
    const { sid } = serviceOf(call);
    const all = [...call.world.state.serverless.resources.values()].filter(
      (each) => each.serviceSid === sid && each.kind === kind,
    );
    return { status: 200, body: pageOf(call, wordings[kind].key, all, (each) => formatResource(call, each)) };
  };

export const fetchResource =
  (kind: Kind) =>
  (call: Call): Answer => ({ status: 200, body: formatResource(call, resourceOf(call, kind)) });

export const createResource =
  (kind: Kind) =>
  (call: Call): Answer => {
    const { form, world } = call;
    const now = world.clock.now();
    const friendlyName = readText(form, 'FriendlyName', 255);
    const resource: Resource = {
      sid: world.sids.next('ZH'),
      serviceSid: serviceOf(call).sid,
      kind,
      friendlyName,
      dateCreated: now,
      dateUpdated: now,
    };
    world.state.serverless.resources.set(resource.sid, resource);
    return { status: 201, body: formatResource(call, resource) };
  };
