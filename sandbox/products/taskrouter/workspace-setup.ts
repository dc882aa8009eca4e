/** Activities, task channels, queues and workflows: the set-up of the workspace. */
import { isoSeconds } from '../../state/clock';
import { pageOf } from '../../twilio/paging';
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { type State } from '../../state/state';
import { notFound } from '../../twilio/twilio-error';
import { workspaceOf } from './workspace';

type Format<T> = (call: Call, entry: T, workspaceUrl: string) => object;

interface Kind<T> {
  /** As in the path. */
  name: string;
  /** Key of a list's entries. */
  key: string;
  entries(state: State): Map<string, T>;
  format: Format<T>;
}

type Named = { sid: string; friendlyName: string };

function fullFormat<T extends Named>(call: Call, { name, format }: Kind<T>, entry: T): object {
  const { workspace } = call.world.state;
  const workspaceUrl = `${call.baseUrl}/v1/Workspaces/${workspace.sid}`;
  return {
    account_sid: accountSid,
    date_created: isoSeconds(workspace.dateCreated),
    date_updated: isoSeconds(workspace.dateCreated),
    friendly_name: entry.friendlyName,
    sid: entry.sid,
    workspace_sid: workspace.sid,
    url: `${workspaceUrl}/${name}/${entry.sid}`,
    links: { workspace: workspaceUrl },
    ...format(call, entry, workspaceUrl),
  };
}

function answersFor<T extends Named>(kind: Kind<T>) {
  return {
    /** One of them, as an answer shows it. */
    show: (call: Call, entry: T): object => fullFormat(call, kind, entry),
    list(call: Call): Answer {
      workspaceOf(call);
      const name = call.query.get('FriendlyName');
      const all = [...kind.entries(call.world.state).values()];
      const found = name === null ? all : all.filter(({ friendlyName }) => friendlyName === name);
      return { status: 200, body: pageOf(call, kind.key, found, (entry) => fullFormat(call, kind, entry)) };
    },
    fetch(call: Call): Answer {
      workspaceOf(call);
      const entry = kind.entries(call.world.state).get(call.sids.Sid);
      if (!entry) throw notFound(call.path);
      return { status: 200, body: fullFormat(call, kind, entry) };
    },
  };
}

export const activities = answersFor({
  name: 'Activities',
  key: 'activities',
  entries: (state) => state.activities,
  format: (_, { available }) => ({ available }),
});

export const taskChannels = answersFor({
  name: 'TaskChannels',
  key: 'channels',
  entries: (state) => state.taskChannels,
  format: (_, { uniqueName }) => ({ unique_name: uniqueName, channel_optimized_routing: false }),
});

export const taskQueues = answersFor({
  name: 'TaskQueues',
  key: 'task_queues',
  entries: (state) => state.taskQueues,
  format: (_, { sid, targetWorkers }, workspace) => ({
    assignment_activity_sid: null,
    assignment_activity_name: null,
    reservation_activity_sid: null,
    reservation_activity_name: null,
    max_reserved_workers: 1,
    target_workers: targetWorkers,
    task_order: 'FIFO',
    links: {
      workspace,
      list_statistics: `${workspace}/TaskQueues/Statistics`,
      statistics: `${workspace}/TaskQueues/${sid}/Statistics`,
    },
  }),
});

export const workflows = answersFor({
  name: 'Workflows',
  key: 'workflows',
  entries: (state) => state.workflows,
  format: (_, { configuration, taskReservationTimeout }) => ({
    assignment_callback_url: null,
    fallback_assignment_callback_url: null,
    configuration,
    document_content_type: 'application/json',
    task_reservation_timeout: taskReservationTimeout,
  }),
});
