/** The one workspace: what it says of itself, and where its events are sent. */
import { isoSeconds } from '../../state/clock';
import { readBoolean } from '../../twilio/form-values';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { type Workspace } from '../../state/state';
import { badRequest, notFound } from '../../twilio/twilio-error';

/** The one workspace, when the path names it. */
export function workspaceOf(call: Call): Workspace {
  const { workspace } = call.world.state;
  if ((call.sids.WorkspaceSid ?? call.sids.Sid) !== workspace.sid) throw notFound(call.path);
  return workspace;
}

const resources = ['activities', 'events', 'tasks', 'task_channels', 'task_queues', 'workers', 'workflows'];
const statistics = ['cumulative_statistics', 'real_time_statistics', 'statistics'];

const pathPart = (name: string) =>
  name
    .split('_')
    .map((word) => word.replace(/^./, (letter) => letter.toUpperCase()))
    .join('');

function formatWorkspace(call: Call, workspace: Workspace) {
  const { activities } = call.world.state;
  const url = `${call.baseUrl}/v1/Workspaces/${workspace.sid}`;
  return {
    account_sid: accountSid,
    date_created: isoSeconds(workspace.dateCreated),
    date_updated: isoSeconds(workspace.dateUpdated),
    default_activity_name: activities.get(workspace.defaultActivitySid)?.friendlyName ?? null,
    default_activity_sid: workspace.defaultActivitySid,
    event_callback_url: workspace.eventCallbackUrl || null,
    events_filter: workspace.eventsFilter || null,
    friendly_name: workspace.friendlyName,
    multi_task_enabled: workspace.multiTaskEnabled,
    sid: workspace.sid,
    timeout_activity_name: activities.get(workspace.timeoutActivitySid)?.friendlyName ?? null,
    timeout_activity_sid: workspace.timeoutActivitySid,
    prioritize_queue_order: workspace.prioritizeQueueOrder,
    url,
    links: Object.fromEntries([...resources, ...statistics].map((name) => [name, `${url}/${pathPart(name)}`])),
  };
}

export function fetchWorkspace(call: Call): Answer {
  return { status: 200, body: formatWorkspace(call, workspaceOf(call)) };
}

export function listWorkspaces(call: Call): Answer {
  const name = call.query.get('FriendlyName');
  const { workspace } = call.world.state;
  const entries = name === null || name === workspace.friendlyName ? [workspace] : [];
  return { status: 200, body: pageOf(call, 'workspaces', entries, (entry) => formatWorkspace(call, entry)) };
}

function readActivity(call: Call, name: string): string | undefined {
  const sid = call.form.get(name) ?? undefined;
  if (sid !== undefined && !call.world.state.activities.has(sid)) throw badRequest(`Invalid ${name}: ${sid}`);
  return sid;
}

function readOrder(form: URLSearchParams): 'FIFO' | 'LIFO' | undefined {
  const order = form.get('PrioritizeQueueOrder') ?? undefined;
  if (order !== undefined && order !== 'FIFO' && order !== 'LIFO') throw badRequest('Invalid PrioritizeQueueOrder');
  return order;
}

function readCallbackUrl(form: URLSearchParams): string | undefined {
  const url = form.get('EventCallbackUrl') ?? undefined;
  if (url && !/^https?:\/\/[^/\s]+\S*$/.test(url)) throw badRequest(`Invalid EventCallbackUrl: ${url}`);
  return url;
}

export function updateWorkspace(call: Call): Answer {
  const workspace = workspaceOf(call);
  const { form, world } = call;
  const changed: Workspace = {
    ...workspace,
    friendlyName: form.get('FriendlyName') ?? workspace.friendlyName,
    eventCallbackUrl: readCallbackUrl(form) ?? workspace.eventCallbackUrl,
    eventsFilter: form.get('EventsFilter') ?? workspace.eventsFilter,
    multiTaskEnabled: readBoolean(form, 'MultiTaskEnabled') ?? workspace.multiTaskEnabled,
    prioritizeQueueOrder: readOrder(form) ?? workspace.prioritizeQueueOrder,
    defaultActivitySid: readActivity(call, 'DefaultActivitySid') ?? workspace.defaultActivitySid,
    timeoutActivitySid: readActivity(call, 'TimeoutActivitySid') ?? workspace.timeoutActivitySid,
    dateUpdated: world.clock.now(),
  };
  world.state.workspace = changed;
  return { status: 200, body: formatWorkspace(call, changed) };
}
