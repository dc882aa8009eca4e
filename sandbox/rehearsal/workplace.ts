/** A folder of its own to rehearse in: no step reads or writes the .env, the deployment or the flow of the project. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accountSid, authToken } from '../state/account';
import { workspaceSid } from '../state/fixed-sids';

const variables = { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken, TASKROUTER_WORKSPACE_SID: workspaceSid };

interface Workplace {
  folder: string;
  remove(): void;
}

export function makeWorkplace(projectRoot: string): Workplace {
  const folder = mkdtempSync(path.join(tmpdir(), 'flex-insights-rehearsal-'));
  for (const name of ['package.json', '.twilioserverlessrc', 'dist'])
    cpSync(path.join(projectRoot, name), path.join(folder, name), { recursive: true });
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  // twilio-run takes a folder without it for no project.
  mkdirSync(path.join(folder, 'functions'));
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path.join(folder, '.env'), lines.join(''), { mode: 0o600 });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
