/** What npm start prints: what runs where, and three things to try, as lines to paste. */
import { taskSids } from '../state/fixed-sids';

interface Running {
  /** Addresses, without a slash at the end. */
  functions: string;
  sandbox: string;
  verifySignatures: boolean;
}

/** A curl line that calls a Function; through the sandbox, which signs, where a signature is wanted. */
function curl({ functions, sandbox, verifySignatures }: Running, path: string, form: Record<string, string>): string {
  // The answers end without a newline of their own.
  const quietly = "curl -sw '\\n'";
  if (verifySignatures) return `${quietly} ${sandbox}/sandbox/call -d '${JSON.stringify({ path, form })}'`;
  const fields = Object.entries(form).map(([name, value]) => `-d ${name}=${value}`);
  return `${quietly} ${functions}${path} ${fields.join(' ')}`;
}

export function welcome(running: Running): string {
  const { functions, sandbox } = running;
  const TaskSid = taskSids.queuedCall;
  return `
  The Functions  ${functions}
  The page       ${sandbox}  a local Twilio, and what Insights would report of it
  The inspector  ${functions}/inspector/index.html  what Insights loads of attributes you paste

Nothing leaves this machine. Three things to paste into a second terminal:

1. Write attributes into a call that waits.
   ${curl(running, '/studio/enrich-task', { TaskSid, 'conversations.campaign': 'Spring', 'customers.name': 'Ann' })}
   See it on ${sandbox}/#selected=${TaskSid}

2. Misspell one: it is refused before anything is written, with what to write instead.
   ${curl(running, '/studio/enrich-task', { TaskSid, 'conversations.outcom': 'Sale' })}

3. End the call with its outcome.
   ${curl(running, '/studio/close-task', { TaskSid, Status: 'canceled', Reason: 'hangup', Outcome: 'Abandoned' })}
   See what Insights would report on ${sandbox}

Ctrl-C stops both. With npm start -- --verbose every endpoint is listed first.
`;
}
