/** What npm start, npm run demo and npm run dev say of a wrong port and a wrong .env, before anything is built. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { freePort } from '../harness/free-port';
import { copyProject, type ProjectCopy } from '../harness/project-copy';

let project: ProjectCopy;
let port: number;

beforeAll(async () => {
  project = copyProject({});
  port = await freePort();
});
afterAll(() => project.remove());

const { scripts } = JSON.parse(readFileSync(path.resolve(__dirname, '../../package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

function run(...args: string[]) {
  const { status, stderr, stdout } = spawnSync(process.execPath, args, {
    cwd: project.folder,
    env: { ...process.env, PORT: String(port), SANDBOX_PORT: String(port) },
    encoding: 'utf8',
  });
  return { status, told: stderr + stdout };
}

const wrongPorts = () => `PORT and SANDBOX_PORT must differ: both are ${port}.\n`;
const wrongLine = '.env, line 1: INSIGHTS_TEXT_LIMIT must be a whole number from 1 to 4096.\n';

test('ports and .env are told together, and nothing else', () => {
  writeFileSync(path.join(project.folder, '.env'), 'INSIGHTS_TEXT_LIMIT=abc\n');
  const both = { status: 1, told: wrongPorts() + wrongLine };

  expect(run('build/before-start.mjs', 'npm', 'start')).toEqual(both);
  expect(run('build/dev.mjs')).toEqual(both);
});

test('the demo does not look at .env, which it takes nothing from', () => {
  expect(run('build/before-start.mjs', 'npm', 'run', 'demo')).toEqual({ status: 1, told: wrongPorts() });
});

test.each([
  ['start', 'npm start'],
  ['demo', 'npm run demo'],
])('npm run %s begins with it', (name, command) => {
  expect(scripts[name]).toMatch(new RegExp(`^node build/before-start.mjs ${command} && node dist/sandbox/${name}.js`));
});

test('what is wrong with the ports names the command that was run', async () => {
  const server = createServer().listen(0);
  await once(server, 'listening');
  port = (server.address() as { port: number }).port;
  const sandboxPort = await freePort();

  const { stderr } = spawnSync(process.execPath, ['build/before-start.mjs', 'npm', 'run', 'demo'], {
    cwd: project.folder,
    env: { ...process.env, PORT: String(port), SANDBOX_PORT: String(sandboxPort) },
    encoding: 'utf8',
  });
  server.close();

  expect(stderr).toMatch(/Stop it, or choose another: PORT=\d+ SANDBOX_PORT=\d+ npm run demo\n$/);
});
