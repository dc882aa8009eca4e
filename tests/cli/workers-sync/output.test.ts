/** What workers:sync prints arrives whole, whoever reads it and how slowly; workers-sync/sync and tool/ share it. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { type SandboxRun } from '../../harness/sandbox-tool';
import { buildSyncTool, type SyncTool } from '../../harness/workers-sync';

let sandbox: Sandbox;
let tool: SyncTool;

beforeAll(async () => {
  sandbox = await startSandbox();
  tool = buildSyncTool();
});
afterAll(async () => {
  tool.remove();
  await sandbox.close();
});
beforeEach(() => sandbox.reset());

/** Through a pipe of the shell, which holds 64 kB: those that Node makes for a child hold more. */
function runThrough(reader: string, args: string): Promise<SandboxRun> {
  const node = `"${process.execPath}" --require ./redirect-tool.js ./cli/workers-sync.js ${args}`;
  const env = { PATH: process.env.PATH, SANDBOX_PORT: String(sandbox.port) };
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['--norc', '-c', `${node} | ${reader}; exit \${PIPESTATUS[0]}`],
      { cwd: tool.folder, env, maxBuffer: 10_000_000 },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const size = 2000;
const rows = Array.from({ length: size }, (_, number) => `agent-with-quite-a-long-name-${number},London`);
const write = (name: string, lines: string[]) => path.basename(tool.write(name, lines.join('\n')));
const agentsFile = (count = size) => write('agents.csv', ['FriendlyName,location', ...rows.slice(0, count)]);
const putAgents = () =>
  sandbox.putWorkers(rows.map((row) => ({ friendlyName: row.split(',')[0], attributes: { location: 'Leeds' } })));

test('a plan of more than a pipe holds arrives whole at a reader that comes late', async () => {
  putAgents();

  const { code, out } = await runThrough('(sleep 3; cat)', `${agentsFile()} --dry-run`);

  expect(out.length).toBeGreaterThan(2 * 65_536);
  expect([code, out.match(/~ location/g)?.length]).toEqual([0, size]);
  expect(out).toContain(`${size} rows: ${size} to change. Nothing was written (--dry-run).`);
});

test('a list of problems of more than a pipe holds arrives whole', async () => {
  const file = write(
    'wrong.ndjson',
    Array.from(
      { length: size },
      (_, number) => `{"a rather long name of ${number}":1,"a rather long name of ${number}":2}`,
    ),
  );

  const { code, out } = await runThrough('(sleep 2; cat)', `${file} 2>&1`);

  expect(out.length).toBeGreaterThan(65_536);
  expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([2, `${size} problems. Nothing was written.`]);
});

test('a reader that leaves early ends nothing: every row is written, and no stack is shown', async () => {
  const sids = putAgents().slice(0, 30);
  const file = agentsFile(30);

  const { code, err } = await runThrough('true', `${file} --max-rate 500`);

  expect([code, err]).toEqual([0, '']);
  expect(sids.filter((sid) => sandbox.state.workers.get(sid)!.attributes.includes('London'))).toHaveLength(30);
});

test('a plan cut short by its reader shows no stack', async () => {
  putAgents();

  const { code, out, err } = await runThrough('head -1', `${agentsFile()} --dry-run`);

  expect([code, out.split('\n').length, err]).toEqual([0, 2, '']);
});
