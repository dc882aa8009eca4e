/**
 * npm run node22: fetches the Node on which deployed Functions run, once (about 40 MB to load, 190 MB on disk). npm test
 * itself needs no connection: its deploy rehearsal runs on the Node at hand, and on this one too once it is there.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const { node22 } = createRequire(import.meta.url)('./locate.cjs');
const folder = fileURLToPath(new URL('.', import.meta.url));
const { optionalDependencies } = createRequire(import.meta.url)('./package.json');
const wanted = `v${Object.values(optionalDependencies)[0]}`;

function present() {
  try {
    return execFileSync(node22, ['--version'], { encoding: 'utf8' }).trim() === wanted;
  } catch {
    return false;
  }
}

if (!present()) {
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0 || !present()) {
    console.error(`Node ${wanted} could not be fetched from npm. Connect and run npm run node22 again.`);
    process.exitCode = 1;
  }
}
