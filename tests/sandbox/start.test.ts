/** The launcher as a user runs it: built, as a process, next to a small project of Functions. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { taskSids } from '../../sandbox/state/fixed-sids';

const root = path.resolve(__dirname, '../..');
const project = mkdtempSync(path.join(tmpdir(), 'sandbox-start-test-'));

const readsTask = `exports.handler = async (context, event, callback) => {
  const workspace = context.getTwilioClient().taskrouter.v1.workspaces(context.TASKROUTER_WORKSPACE_SID);
  callback(null, { status: (await workspace.tasks(event.TaskSid).fetch()).assignmentStatus, colour: context.COLOUR });
};`;
const logs = `exports.handler = (context, event, callback) => { console.log('said by a Function'); callback(); };`;
const dies = `exports.handler = () => process.exit(7);`;

function buildProject(): void {
  for (const wing of ['sandbox', 'insights']) {
    const files = readdirSync(path.join(root, wing), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(wing, file),
    );
    const entryPoints = files.filter((file) => file.endsWith('.ts')).map((file) => path.join(root, file));
    buildSync({
      entryPoints,
      outbase: root,
      outdir: path.join(project, 'dist'),
      platform: 'node',
      format: 'cjs',
      target: 'node20',
    });
    for (const file of files.filter((name) => name.endsWith('.cjs')))
      cpSync(path.join(root, file), path.join(project, 'dist', file));
  }
  mkdirSync(path.join(project, 'dist/functions'), { recursive: true });
  mkdirSync(path.join(project, 'dist/assets'));
  writeFileSync(path.join(project, 'dist/functions/reads-task.protected.js'), readsTask);
  writeFileSync(path.join(project, 'dist/functions/logs.js'), logs);
  writeFileSync(path.join(project, 'dist/functions/dies.js'), dies);
  writeFileSync(path.join(project, '.env'), 'COLOUR=blue\n');
  for (const file of ['package.json', '.twilioserverlessrc']) {
    writeFileSync(path.join(project, file), readFileSync(path.join(root, file)));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(project, 'node_modules'));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  return port;
}

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: 'localhost' });
    socket.once('error', () => resolve(false));
    socket.once('connect', () => resolve(socket.destroy() !== undefined));
  });

interface Launched {
  launcher: ChildProcess;
  ports: number[];
  functions: string;
  sandbox: string;
  ended: Promise<number | null>;
  output: () => string;
}

async function launch(more: Record<string, string> = {}, args: string[] = []): Promise<Launched> {
  const ports = [await freePort(), await freePort()];
  const env = { ...process.env, PORT: String(ports[0]), SANDBOX_PORT: String(ports[1]), ...more };
  const launcher = spawn(process.execPath, [path.join(project, 'dist/sandbox/start.js'), ...args], { env });
  let output = '';
  const ready = new Promise<void>((resolve) => {
    for (const stream of [launcher.stdout, launcher.stderr]) {
      stream.on('data', (text) => {
        output += String(text);
        if (output.includes('Ctrl-C')) resolve();
      });
    }
  });
  const ended = new Promise<number | null>((resolve) => launcher.once('exit', resolve));
  await Promise.race([ready, ended]);
  const [functions, sandbox] = ports.map((port) => `http://localhost:${port}`);
  return { launcher, ports, functions, sandbox, ended, output: () => output };
}

beforeAll(buildProject);
afterAll(() => rmSync(project, { recursive: true, force: true }));

test('functions talk to the sandbox with its account and the user’s settings; a signal stops both', async () => {
  const { launcher, functions, sandbox, ports, ended } = await launch();

  const task = await fetch(`${functions}/reads-task?TaskSid=${taskSids.queuedCall}`);
  const state = await fetch(`${sandbox}/sandbox/state`);
  launcher.kill('SIGTERM');
  const exitCode = await ended;

  expect(await task.json()).toEqual({ status: 'pending', colour: 'blue' });
  expect(await state.json()).toMatchObject({
    workspace: { eventCallbackUrl: `${functions}/webhooks/taskrouter-event` },
  });
  expect(exitCode).toBe(0);
  expect(await Promise.all(ports.map(listens))).toEqual([false, false]);
});

test('with SANDBOX_VERIFY_SIGNATURES unsigned calls are refused and the sandbox signs for whoever asks', async () => {
  const { launcher, functions, sandbox, ended } = await launch({ SANDBOX_VERIFY_SIGNATURES: '1' });

  const unsigned = await fetch(`${functions}/reads-task?TaskSid=${taskSids.queuedCall}`);
  const call = { path: '/reads-task', form: { TaskSid: taskSids.queuedCall } };
  const signed = await fetch(`${sandbox}/sandbox/call`, { method: 'POST', body: JSON.stringify(call) });
  launcher.kill('SIGTERM');
  await ended;

  expect(unsigned.status).toBe(403);
  expect(await signed.json()).toMatchObject({ status: 200, body: { status: 'pending' } });
});

test('the death of the functions server ends the sandbox, with an error', async () => {
  const { functions, ports, ended, output } = await launch();

  await fetch(`${functions}/dies`).catch(() => undefined);

  expect(await ended).toBe(1);
  expect(output()).toContain('The functions server ended by itself (exit code 7)');
  expect(await Promise.all(ports.map(listens))).toEqual([false, false]);
});

test('the first screen is the welcome; with --verbose the endpoints come first; what Functions log shows in both', async () => {
  const screens: Record<string, string> = {};
  for (const args of [[], ['--verbose']]) {
    const { launcher, functions, ended, output } = await launch({}, args);
    await fetch(`${functions}/logs`);
    launcher.kill('SIGTERM');
    await ended;
    screens[args.join()] = output();
  }

  expect(screens['']).toMatch(/^\s+The Functions +http/);
  expect(screens['']).not.toContain('/reads-task');
  expect(screens['--verbose']).toMatch(/\/reads-task[^]*The Functions +http/);
  for (const screen of Object.values(screens)) expect(screen).toContain('said by a Function');
});

test('an option that does not exist is told in a sentence', async () => {
  const { ended, output } = await launch({}, ['--verbos']);

  expect(await ended).toBe(1);
  expect(output()).toMatch(/^Unknown option '--verbos'/);
  expect(output()).not.toMatch(/^ +at /m);
});
