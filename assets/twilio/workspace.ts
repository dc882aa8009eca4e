/** Requests about the one workspace of this deployment. */
import { type WorkspaceContext } from 'twilio/lib/rest/taskrouter/v1/workspace';
import { type Context } from './context';
import { type Answer, type ApiResponse } from './failure';

/** Throws NotConfigured when TASKROUTER_WORKSPACE_SID is missing or malformed, before anything is sent. */
export function askWorkspace<T>(
  { settings, twilio }: Context,
  request: (workspace: WorkspaceContext) => Promise<ApiResponse<T>>,
): Promise<Answer<T>> {
  const sid = settings.TASKROUTER_WORKSPACE_SID;
  return twilio.ask((client) => request(client.taskrouter.v1.workspaces(sid)));
}
