/** What npm start prints: the addresses, and what to try first, as lines to paste. */
import { accountSid, authToken } from '../state/account';
import { taskSids, workspaceSid } from '../state/fixed-sids';

interface Running {
  /** Addresses, without a slash at the end. */
  functions: string;
  sandbox: string;
  verifySignatures: boolean;
}

/** A curl line that calls a Function; through the sandbox, which signs, where a signature is wanted. */
function curl({ functions, sandbox, verifySignatures }: Running, path: string, form: Record<string, string>): string {
  if (verifySignatures) return `curl -s ${sandbox}/sandbox/call -d '${JSON.stringify({ path, form })}'`;
  const fields = Object.entries(form).map(([name, value]) => `-d ${name}=${value}`);
  return `curl -s ${functions}${path} ${fields.join(' ')}`;
}

export function welcome(running: Running): string {
  const { functions, sandbox } = running;
  const task = taskSids.queuedCall;
  return `
The functions answer on ${functions}, the sandbox (a local Twilio) on ${sandbox}. Nothing leaves this machine.

Write attributes into a waiting call:
  ${curl(running, '/studio/enrich-task', { TaskSid: task, 'conversations.campaign': 'Spring', 'customers.name': 'Ann' })}

See them on the task, through TaskRouter's own API:
  curl -s -u ${accountSid}:${authToken} ${sandbox}/v1/Workspaces/${workspaceSid}/Tasks/${task}

Check attributes before Send to Flex, without any Twilio request:
  ${curl(running, '/studio/prepare-attributes', { 'conversations.outcom': 'Sale' })}

Open ${sandbox} in a browser: tasks, calls to make, and what Insights would report of them.
Or look in as JSON: ${sandbox}/sandbox/state, /sandbox/requests, /sandbox/events; GET /sandbox says what it leaves out.
Ctrl-C stops both.
`;
}
