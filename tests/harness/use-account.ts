/** The sandbox as the account of the tools, a deployment in it, and an empty folder to work in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openAccount } from '../../cli/account/twilio-account';
import { accountSid, authToken } from '../../sandbox/state/account';
import { workspaceSid } from '../../sandbox/state/fixed-sids';
import { putDeployedService } from './deployed-service';
import { sandbox, useSandbox } from './use-sandbox';

export { sandbox };

export const environment = { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken, TASKROUTER_WORKSPACE_SID: workspaceSid };

/** What a run has to work with; other variables may be given. `milliseconds`: short where Twilio is down for good. */
export const contextOf = (variables: Record<string, string> = {}, milliseconds = 15_000) =>
  openAccount({ ...environment, ...variables }).spend(milliseconds);

/** Call once at the top of a test file. Before each test: the seed, and a deployment with the workspace's variable. */
export function useAccount(): void {
  const home = process.cwd();
  let folder: string;

  useSandbox();
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'flex-insights-tools-'));
    process.chdir(folder);
    writeFileSync(
      '.twilioserverlessrc',
      '{\n  // as in the project\n  "commands": { "deploy": { "serviceName": "flex-insights-functions" } },\n}',
    );
    putDeployedService(sandbox(), { TASKROUTER_WORKSPACE_SID: workspaceSid });
  });
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
  });
}
