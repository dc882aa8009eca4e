/**
 * Results that cannot be kept, and columns to ignore that are not there, end a run before it asks: workers-sync/sync
 * and workers-sync/write/ share it.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { type SandboxRun } from '../../harness/sandbox-tool';
import { buildSyncTool, type SyncTool } from '../../harness/workers-sync';

let sandbox: Sandbox;
let tool: SyncTool;
const csv = 'FriendlyName,location,salary\nalice,London,9\n';

beforeAll(async () => {
  sandbox = await startSandbox();
  tool = buildSyncTool();
});
afterAll(async () => {
  tool.remove();
  await sandbox.close();
});
beforeEach(() => sandbox.reset());

const run = (...options: string[]) => tool.run(sandbox, tool.write('agents.csv', csv), ...options);
const asked = () => sandbox.requests.list().length;

test.each([
  [
    'a folder that is not there',
    ['--results', 'none/out.csv'],
    /^none\/out\.csv: its folder does not exist; name another/,
  ],
  ['the file with the agents', ['--results', 'agents.csv'], /^--results agents\.csv is the file with the agents/],
  ['a slip in --ignore', ['--ignore', 'salry'], /^--ignore salry: no column has this name; did you mean salary\?\n$/],
  ['an unknown column in --ignore', ['--ignore', 'salary,x'], /^--ignore x: no column has this name\.\n$/],
])('%s is refused before anything is asked or written', async (_, options, message) => {
  const { code, err } = await run(...options);

  expect([code, err, asked()]).toEqual([2, expect.stringMatching(message), 0]);
  expect(readFileSync(path.join(tool.folder, 'agents.csv'), 'utf8')).toBe(csv);
});

test('a dry run leaves no results behind', async () => {
  const { code } = await run('--dry-run', '--results', 'plan.csv');

  expect([code, existsSync(path.join(tool.folder, 'plan.csv'))]).toEqual([0, false]);
});

/** A disk that is full, as far as the tool can tell: no file may be longer than a kilobyte. */
function runOnFullDisk(...options: string[]): Promise<SandboxRun> {
  const node = `"${process.execPath}" --require ./redirect-tool.js ./cli/workers-sync.js ${options.join(' ')}`;
  const env = { PATH: process.env.PATH, SANDBOX_PORT: String(sandbox.port) };
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['--norc', '-c', `trap '' XFSZ; ulimit -f 1; exec ${node}`],
      { cwd: tool.folder, env },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

test('when the disk is full the run ends, and says what to do', async () => {
  const names = Array.from({ length: 40 }, (_, number) => `agent${number}`);
  sandbox.putWorkers(names.map((friendlyName) => ({ friendlyName })));
  tool.write('many.csv', `FriendlyName,location\n${names.map((name) => `${name},London`).join('\n')}\n`);

  const { code, err } = await runOnFullDisk('many.csv');

  expect([code, err]).toEqual([3, expect.stringMatching(/^many\.csv\.results\.csv: .*\. Run again without --resume/)]);
});
