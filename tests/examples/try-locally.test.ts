/** The shell script among the examples, against npm start as it is built. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../harness/free-port';
import { copyProject, type ProjectCopy } from '../harness/project-copy';

const present = ['bash', 'curl'].every((program) => spawnSync(program, ['--version']).status === 0);
const wherePresent = present ? describe : describe.skip;

wherePresent('examples/try-locally.sh (where there are bash and curl)', () => {
  let project: ProjectCopy;
  let servers: ChildProcess;
  let functions: string;

  beforeAll(async () => {
    project = copyProject({});
    execFileSync(process.execPath, ['build/build.mjs'], { cwd: project.folder });
    const [PORT, SANDBOX_PORT] = [await freePort(), await freePort()].map(String);
    functions = `http://localhost:${PORT}`;
    const env = { ...process.env, PORT, SANDBOX_PORT };
    servers = spawn(process.execPath, ['dist/sandbox/start.js'], { cwd: project.folder, env });
    let output = '';
    while (!output.includes('Ctrl-C')) output += String((await once(servers.stdout!, 'data')) as unknown[]);
  }, 60_000);

  afterAll(async () => {
    servers.kill('SIGTERM');
    await once(servers, 'exit');
    project.remove();
  });

  test('every call is answered as its heading says', () => {
    const output = execFileSync('bash', ['examples/try-locally.sh'], {
      cwd: project.folder,
      env: { ...process.env, FUNCTIONS_URL: functions },
      encoding: 'utf8',
    });

    const codes = [...output.matchAll(/^\{"ok":\w+,"code":"([\w-]+)"/gm)].map(([, code]) => code);
    expect(codes).toEqual(['valid', 'bad-input', 'changed', 'changed', 'changed', 'changed', 'changed', 'changed']);
  });
});
