/** A worker as TaskRouter's JSON shows it. */
import { isoSeconds } from '../../state/clock';
import { etagOf } from '../../twilio/if-match';
import { type Answer, type Call } from '../../twilio/route';
import { accountSid } from '../../state/account';
import { type Worker } from '../../state/state';

const statistics = {
  real_time_statistics: 'RealTimeStatistics',
  cumulative_statistics: 'CumulativeStatistics',
  worker_statistics: 'Statistics',
};

export function formatWorker(call: Call, worker: Worker) {
  const { state } = call.world;
  const workspace = `${call.baseUrl}/v1/Workspaces/${state.workspace.sid}`;
  const url = `${workspace}/Workers/${worker.sid}`;
  const activity = state.activities.get(worker.activitySid);
  return {
    account_sid: accountSid,
    activity_name: activity?.friendlyName ?? null,
    activity_sid: worker.activitySid,
    attributes: worker.attributes,
    available: activity?.available ?? false,
    date_created: isoSeconds(worker.dateCreated),
    date_status_changed: isoSeconds(worker.dateStatusChanged),
    date_updated: isoSeconds(worker.dateUpdated),
    friendly_name: worker.friendlyName,
    sid: worker.sid,
    workspace_sid: state.workspace.sid,
    url,
    links: {
      activity: `${workspace}/Activities/${worker.activitySid}`,
      channels: `${url}/Channels`,
      reservations: `${url}/Reservations`,
      workspace,
      ...Object.fromEntries(Object.entries(statistics).map(([name, part]) => [name, `${url}/${part}`])),
    },
  };
}

export function workerAnswer(call: Call, status: number, worker: Worker): Answer {
  const headers: Record<string, string> = call.world.settings.workerETags ? { ETag: etagOf(worker) } : {};
  return { status, body: formatWorker(call, worker), headers };
}
