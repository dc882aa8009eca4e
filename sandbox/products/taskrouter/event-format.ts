/** An event as the Events resource shows it: the callback's parameters in snake_case, all of them text. */
import { snakeCase } from '../../events/snake-case';
import { isoSeconds } from '../../state/clock';
import { accountSid } from '../../state/account';
import { type StoredEvent } from '../../state/event-store';
import { type Call } from '../../twilio/route';

/** The parameters that stand next to event_data, under names of their own. */
const besideTheData = new Set([
  'EventType',
  'AccountSid',
  'OperatingUnitSid',
  'EventDescription',
  'ResourceType',
  'ResourceSid',
  'Timestamp',
  'TimestampMs',
  'Sid',
]);

const redactedAfterMs = 30 * 24 * 3_600_000;

/** Attributes are withheld from events older than 30 days; in which form, Twilio does not say: a setting. */
function eventData({ world }: Call, { at, parameters }: StoredEvent): Record<string, string> {
  const entries = Object.entries(parameters).filter(([name]) => !besideTheData.has(name));
  if (world.clock.now() - at <= redactedAfterMs)
    return Object.fromEntries(entries.map(([name, value]) => [snakeCase(name), value]));
  const masked = world.settings.redactedAttributes === 'masked';
  return Object.fromEntries(
    entries
      .filter(([name]) => masked || !name.endsWith('Attributes'))
      .map(([name, value]) => [snakeCase(name), name.endsWith('Attributes') ? 'REDACTED' : value]),
  );
}

function resourcePath({ ResourceType: type, ResourceSid: sid, TaskSid: task }: Record<string, string>): string {
  if (type === 'worker') return `Workers/${sid}`;
  return type === 'reservation' ? `Tasks/${task}/Reservations/${sid}` : `Tasks/${sid}`;
}

export function formatEvent(call: Call, event: StoredEvent) {
  const { sid, type, at, parameters } = event;
  const workspaceSid = call.world.state.workspace.sid;
  const workspace = `${call.baseUrl}/v1/Workspaces/${workspaceSid}`;
  return {
    account_sid: accountSid,
    actor_sid: workspaceSid,
    actor_type: 'workspace',
    actor_url: workspace,
    description: parameters.EventDescription,
    event_data: eventData(call, event),
    event_date: isoSeconds(at),
    event_date_ms: Math.floor(at),
    event_type: type,
    resource_sid: parameters.ResourceSid,
    resource_type: parameters.ResourceType,
    resource_url: `${workspace}/${resourcePath(parameters)}`,
    sid,
    source: 'twilio',
    source_ip_address: null,
    url: `${workspace}/Events/${sid}`,
    workspace_sid: workspaceSid,
  };
}
