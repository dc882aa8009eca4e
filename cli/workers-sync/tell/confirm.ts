/** The question before a live account is written to: which account, which workspace, how many workers. */
import { createInterface } from 'node:readline/promises';
import { type ApiResponse, type Answer } from '../../../assets/twilio/failure';
import { type Account } from '../../account/twilio-account';

/** For a name; without it the SID is shown alone. */
const budgetMs = 10_000;

/** `AC... (My Company)` and `WS... (Flex Task Assignment)`, with the names where Twilio gives them. */
export async function nameAccount(account: Account): Promise<{ account: string; workspace: string }> {
  const { ACCOUNT_SID, TASKROUTER_WORKSPACE_SID } = account.settings;
  const [accountName, workspaceName] = await Promise.all([
    account
      .spend(budgetMs)
      .twilio.ask(
        (client) => client.api.v2010.accounts(ACCOUNT_SID).fetchWithHttpInfo() as Promise<ApiResponse<Named>>,
      ),
    account
      .spend(budgetMs)
      .twilio.ask(
        (client) =>
          client.taskrouter.v1.workspaces(TASKROUTER_WORKSPACE_SID).fetchWithHttpInfo() as Promise<ApiResponse<Named>>,
      ),
  ]);
  return { account: withName(ACCOUNT_SID, accountName), workspace: withName(TASKROUTER_WORKSPACE_SID, workspaceName) };
}

interface Named {
  friendlyName: string;
}

function withName(sid: string, answer: Answer<Named>): string {
  return answer.ok ? `${sid} (${answer.body.friendlyName})` : sid;
}

/**
 * True for y or yes. Undefined without a terminal, where nobody can answer. Throws when `signal` is aborted meanwhile.
 */
export async function askYesNo(question: string, signal: AbortSignal): Promise<boolean | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // While it asks, the terminal keeps Ctrl-C for itself.
  terminal.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `, { signal })).trim());
  } finally {
    terminal.close();
  }
}
