/**
 * From npm start to the first answer of a Function, against building everything alone: in a copy of the project, one
 * after the other in each round, so that a busy machine hits both alike.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../harness/free-port';
import { copyProject } from '../harness/project-copy';
import { median, type Figure } from './figure';

export const name = 'npm start';

const rounds = 5;
const betweenLooksMs = 10;
const patienceMs = 60_000;

function build(cwd: string): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['build/build.mjs'], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The build failed: ${stderr}`);
  return performance.now() - started;
}

/** Whether prepare-attributes answers 200: from a Function and what it shares with the others. */
async function answers(port: number): Promise<boolean> {
  try {
    const body = new URLSearchParams({ 'conversations.campaign': 'Spring' });
    const reply = await fetch(`http://localhost:${port}/studio/prepare-attributes`, { method: 'POST', body });
    return reply.status === 200;
  } catch {
    return false;
  }
}

/** Milliseconds from the command to the first 200. */
async function start(cwd: string): Promise<number> {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const started = performance.now();
  const servers = spawn('npm', ['start'], {
    cwd,
    env: { ...process.env, PORT: String(port), SANDBOX_PORT: String(sandboxPort) },
    stdio: 'ignore',
    // npm does not hand every signal on: the group gets it.
    detached: true,
  });
  const ended = once(servers, 'exit');
  while (!(await answers(port))) {
    if (servers.exitCode !== null || performance.now() - started > patienceMs)
      throw new Error('npm start gave no answer');
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
  const milliseconds = performance.now() - started;
  process.kill(-servers.pid!, 'SIGTERM');
  await ended;
  return milliseconds;
}

export async function measure(): Promise<Figure[]> {
  const project = copyProject({});
  const [builds, starts]: number[][] = [[], []];
  try {
    for (let round = 0; round < rounds; round++) {
      builds.push(build(project.folder));
      starts.push(await start(project.folder));
    }
  } finally {
    project.remove();
  }
  return [
    {
      what: 'the first answer after npm start, against building alone',
      ours: median(starts.map((milliseconds, round) => milliseconds / builds[round])),
      unit: 'times',
      target: '<= 2',
    },
    { what: 'the first answer after npm start', ours: median(starts) / 1000, unit: 's' },
    { what: 'building everything', ours: median(builds) / 1000, unit: 's' },
  ];
}
