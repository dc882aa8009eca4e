/** Services, and what all resources below them share: how they are named, shown and read. */
import { isoSeconds } from '../../state/clock';
import { readBoolean } from '../../twilio/form-values';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { badRequest, conflict, notFound } from '../../twilio/twilio-error';
import { type Service } from '../../state/serverless-state';

/** The service the path names, by SID or by unique name. */
export function serviceOf(call: Call): Service {
  const name = call.sids.ServiceSid ?? call.sids.Sid;
  const found = [...call.world.state.serverless.services.values()].find(
    ({ sid, uniqueName }) => sid === name || uniqueName === name,
  );
  if (!found) throw notFound(call.path);
  return found;
}

/** What every resource of this API has. */
export function commonFields(
  { sid, dateCreated, dateUpdated }: Pick<Service, 'sid' | 'dateCreated' | 'dateUpdated'>,
  url: string,
) {
  return {
    sid,
    account_sid: accountSid,
    date_created: isoSeconds(dateCreated),
    date_updated: isoSeconds(dateUpdated),
    url: `${url}/${sid}`,
  };
}

function formatService(call: Call, service: Service) {
  const url = `${call.baseUrl}/v1/Services`;
  const own = `${url}/${service.sid}`;
  return {
    ...commonFields(service, url),
    friendly_name: service.friendlyName,
    unique_name: service.uniqueName,
    include_credentials: service.includeCredentials,
    ui_editable: service.uiEditable,
    domain_base: service.domainBase,
    links: {
      environments: `${own}/Environments`,
      functions: `${own}/Functions`,
      assets: `${own}/Assets`,
      builds: `${own}/Builds`,
    },
  };
}

/** A parameter that may not be blank, of a length; throws Twilio's 400 otherwise. */
export function readText(form: URLSearchParams, name: string, longest: number): string {
  const text = form.get(name) ?? '';
  if (text === '' || text.length > longest) throw badRequest(`Invalid ${name}: 1 to ${longest} characters`);
  return text;
}

export function listServices(call: Call): Answer {
  const services = [...call.world.state.serverless.services.values()];
  return { status: 200, body: pageOf(call, 'services', services, (service) => formatService(call, service)) };
}

export function fetchService(call: Call): Answer {
  return { status: 200, body: formatService(call, serviceOf(call)) };
}

export function createService(call: Call): Answer {
  const { form, world } = call;
  const { services } = world.state.serverless;
  const uniqueName = readText(form, 'UniqueName', 50);
  if ([...services.values()].some((other) => other.uniqueName === uniqueName))
    throw conflict(`Service ${uniqueName} already exists`);
  const sid = world.sids.next('ZS');
  const now = world.clock.now();
  const service: Service = {
    sid,
    uniqueName,
    friendlyName: readText(form, 'FriendlyName', 255),
    includeCredentials: readBoolean(form, 'IncludeCredentials') ?? true,
    uiEditable: readBoolean(form, 'UiEditable') ?? false,
    // Twilio appends four digits of its own choice.
    domainBase: `${uniqueName}-${Number.parseInt(sid.slice(-4), 16)}`,
    dateCreated: now,
    dateUpdated: now,
  };
  services.set(sid, service);
  return { status: 201, body: formatService(call, service) };
}
