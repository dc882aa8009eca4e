import { accountSid, authToken, taskSids, workspaceSid } from '../seed-sids';

/** What to try first, as lines to paste. */
export function welcome(functionsPort: number, sandboxPort: number): string {
  const functions = `http://localhost:${functionsPort}`;
  const sandbox = `http://localhost:${sandboxPort}`;
  const task = taskSids.queuedCall;
  return `
The functions answer on ${functions}, the sandbox (a local Twilio) on ${sandbox}. Nothing leaves this machine.

Write attributes into a waiting call:
  curl -s ${functions}/studio/enrich-task -d TaskSid=${task} -d conversations.campaign=Spring -d customers.name=Ann

See them on the task, through TaskRouter's own API:
  curl -s -u ${accountSid}:${authToken} ${sandbox}/v1/Workspaces/${workspaceSid}/Tasks/${task}

Check attributes before Send to Flex, without any Twilio request:
  curl -s ${functions}/studio/prepare-attributes -d conversations.outcom=Sale

Look into the sandbox: ${sandbox}/sandbox/state, /sandbox/requests, /sandbox/events; GET /sandbox says what it leaves out.
Ctrl-C stops both.
`;
}
