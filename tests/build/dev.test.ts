/** npm run dev as a developer uses it: in a copy of the project, whose sources are changed while it runs. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { taskSids } from '../../sandbox/state/fixed-sids';
import { freePort } from '../harness/free-port';
import { copyProject, type ProjectCopy } from '../harness/project-copy';

const replies = (text: string) => `export const handler = (_context, _event, callback) => callback(null, '${text}');\n`;

let project: ProjectCopy;
let dev: ChildProcess;
let output = '';
let functions: string;
let sandbox: string;

const write = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(project.folder, file)), { recursive: true });
  writeFileSync(path.join(project.folder, file), text);
};

/** What was printed since the last call, once it holds `words`. */
async function told(words: string): Promise<string> {
  const end = Date.now() + 15_000;
  while (!output.includes(words)) {
    if (Date.now() > end) throw new Error(`"${words}" was not told, but: ${output}`);
    await pause(20);
  }
  const all = output;
  output = '';
  return all;
}

const answerOf = async (served: string) => (await fetch(functions + served)).text();

/** What the sandbox knows, as JSON. */
const memory = () => fetch(`${sandbox}/sandbox/state`).then((response) => response.text());
const keepInMind = () =>
  fetch(`${functions}/studio/enrich-task`, {
    method: 'POST',
    body: new URLSearchParams({ TaskSid: taskSids.queuedCall, 'conversations.campaign': 'kept-in-mind' }),
  });

beforeAll(async () => {
  project = copyProject({});
  write('functions/greet.ts', replies('first'));
  const ports = [await freePort(), await freePort()];
  [functions, sandbox] = ports.map((port) => `http://localhost:${port}`);
  dev = spawn(process.execPath, ['build/dev.mjs'], {
    cwd: project.folder,
    env: { ...process.env, PORT: String(ports[0]), SANDBOX_PORT: String(ports[1]) },
  });
  for (const stream of [dev.stdout!, dev.stderr!])
    stream.setEncoding('utf8').on('data', (text) => (output += String(text)));
  await told('Ctrl-C');
}, 40_000);

afterAll(() => {
  dev.kill('SIGKILL');
  project.remove();
});

test('a change of a Function shows in the next reply, and one line tells it', async () => {
  const before = await answerOf('/greet');

  write('functions/greet.ts', replies('second'));
  const lines = await told('functions/greet.ts: the Functions are new');

  expect([before, await answerOf('/greet')]).toEqual(['first', 'second']);
  expect(lines.split('\n').filter((line) => line && !line.includes('GET /'))).toHaveLength(1);
});

test('the sandbox keeps its tasks meanwhile', async () => {
  await keepInMind();

  write('functions/greet.ts', replies('third'));
  await told('the Functions are new');

  expect(await memory()).toContain('kept-in-mind');
});

test('what cannot be built is told, what was built before goes on until it can', async () => {
  write('functions/greet.ts', 'export const handler = ;\n');
  const complaint = await told('what was built before stays');
  const meanwhile = await answerOf('/greet');

  write('functions/greet.ts', replies('fourth'));
  await told('the Functions are new');

  expect(complaint).toMatch(/Unexpected ";"[^]*functions\/greet\.ts:1:23/);
  expect(complaint).not.toMatch(/^ +at /m);
  expect([meanwhile, await answerOf('/greet')]).toEqual(['third', 'fourth']);
});

test('a Function in a folder that is new appears, and goes with it', async () => {
  write('functions/new/folder/hello.ts', replies('hello'));
  await told('functions/new/folder/hello.ts: the Functions are new');
  const present = await answerOf('/new/folder/hello');

  rmSync(path.join(project.folder, 'functions/new'), { recursive: true });
  await told('the Functions are new');

  expect(present).toBe('hello');
  expect((await fetch(`${functions}/new/folder/hello`)).status).toBe(404);
});

test('a change of the kit restarts the Functions, and so does one of .env', async () => {
  write('assets/outcome-by-reason.private.json', '{ "hangup": "Abandoned" }\n');
  await told('assets/outcome-by-reason.private.json: the Functions are new');
  write(
    'functions/greet.ts',
    'export const handler = (context, _event, callback) => callback(null, context.COLOUR);\n',
  );
  await told('the Functions are new');

  write('.env', 'COLOUR=blue\n');
  await told('.env: the Functions are new');

  expect(await answerOf('/greet')).toBe('blue');
});

test('a malformed .env is told, and the Functions go on with the one before', async () => {
  write('.env', 'export COLOUR=red\n');

  await told('.env, line 1: remove "export".');

  expect(await answerOf('/greet')).toBe('blue');
});

test('a change of the sandbox starts both again', async () => {
  rmSync(path.join(project.folder, '.env'));
  await told('.env: the Functions are new');
  const source = readFileSync(path.join(project.folder, 'sandbox/launcher/welcome.ts'), 'utf8');

  write('sandbox/launcher/welcome.ts', source.replace('Ctrl-C stops both.', 'Ctrl-C stops both, as ever.'));
  await told('as ever.');

  expect(await memory()).not.toContain('kept-in-mind');
});

test('Ctrl-C ends everything', async () => {
  const ended = once(dev, 'exit');

  dev.kill('SIGINT');

  expect(await ended).toEqual([0, null]);
  await expect(fetch(`${functions}/greet`)).rejects.toThrow('fetch failed');
  await expect(fetch(`${sandbox}/sandbox/state`)).rejects.toThrow('fetch failed');
});
