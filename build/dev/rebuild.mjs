/** Builds parts of dist/ while what is there runs: it meets neither half of a build nor one that failed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../load-module.mjs';

const staging = 'dist/.next';
/** The folders of dist/ that a part of build.mjs fills. */
const filled = { deployed: ['functions', 'assets'], sandbox: ['sandbox', 'insights'] };

let running;

/** build.mjs as a process of its own, so that it reads the attribute table as it is now. Answers whether it was built. */
async function build(...args) {
  running = spawn(process.execPath, ['build/build.mjs', ...args], { cwd: root, stdio: 'inherit' });
  const [code] = await once(running, 'exit');
  return code === 0;
}

export const buildAll = () => build();

/** Answers whether all `parts` are in dist/ now; if not, dist/ is as it was, and the reason has been printed. */
export async function rebuild(parts) {
  await rm(path.join(root, staging), { recursive: true, force: true });
  for (const part of parts) if (!(await build(part, staging))) return false;
  for (const folder of parts.flatMap((part) => filled[part])) {
    const to = path.join(root, 'dist', folder);
    await rm(to, { recursive: true, force: true });
    await rename(path.join(root, staging, folder), to);
  }
  return true;
}

export const stopBuilding = () => running?.kill();
