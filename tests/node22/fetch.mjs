/**
 * npm run node22: fetches the Node on which deployed Functions run, once (about 40 MB to load, 190 MB on disk). npm test
 * itself needs no connection: its deploy rehearsal runs on the Node at hand, and on this one too once it is there.
 */
import '../../build/node-version.cjs';
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const { node22 } = createRequire(import.meta.url)('./locate.cjs');
const folder = fileURLToPath(new URL('.', import.meta.url));
const { optionalDependencies } = createRequire(import.meta.url)('./package.json');
const wanted = `v${Object.values(optionalDependencies)[0]}`;
const place = path.relative(process.cwd(), node22);
const use = 'The deploy rehearsal of npm test runs on it too.';

function present() {
  try {
    return execFileSync(node22, ['--version'], { encoding: 'utf8' }).trim() === wanted;
  } catch {
    return false;
  }
}

function fetchIt() {
  console.log(`Fetching Node ${wanted} from npm, about 40 MB ...`);
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  return npm.status === 0 && present();
}

if (present()) {
  console.log(`Node ${wanted} is there already: ${place}. ${use}`);
} else if (fetchIt()) {
  console.log(`Node ${wanted} lies in ${place} now. ${use}`);
} else {
  console.error(`Node ${wanted} could not be fetched from npm. Connect and run npm run node22 again.`);
  process.exitCode = 1;
}
