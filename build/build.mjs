/**
 * Builds dist/: what twilio-run serves and deploys, and the sandbox and command-line tools beside it.
 * Functions stay one file each; the private assets become ONE file, dist/assets/kit.private.js, because deployed
 * assets lie under opaque names where a relative import finds nothing. Neither maps nor type files are written:
 * in dist/assets every file that is not named private would be served to everybody.
 */
import './node-version.cjs';
import { cp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { buildInspector } from './inspector.mjs';
import { root } from './load-module.mjs';
import { buildPage } from './pages.mjs';
import { writeValidators } from './validators.mjs';

const isScript = process.argv[1] === fileURLToPath(import.meta.url);
const [part = 'all', into = 'dist'] = isScript ? process.argv.slice(2) : [];
const dist = path.resolve(root, into);
const common = { platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' };

async function filesIn(folder, wanted) {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** One output file for each source file, imports left as they are. */
async function transpile(folder, { except } = {}) {
  const sources = await filesIn(folder, (name) => name.endsWith('.ts'));
  const entryPoints = sources.filter((file) => !except || !file.startsWith(path.join(root, except, path.sep)));
  await esbuild.build({ ...common, entryPoints, outbase: root, outdir: dist });
}

/** One self-contained output file; npm packages that are deployed beside it stay outside. */
async function bundle(entry, outfile, options = {}) {
  await esbuild.build({
    ...common,
    entryPoints: [path.join(root, entry)],
    bundle: true,
    outfile: path.join(dist, outfile),
    ...options,
  });
}

async function copy(folder, wanted) {
  for (const file of await filesIn(folder, wanted)) await cp(file, path.join(dist, path.relative(root, file)));
}

/** What twilio-run serves and deploys. */
const deployed = () => [
  transpile('functions'),
  bundle('assets/kit.private.ts', 'assets/kit.private.js', { external: ['twilio'] }),
  copy('assets', (name) => name.endsWith('.private.json')),
  buildInspector(path.join(dist, 'assets/inspector')),
];

/** The command-line tools, one file each. */
const tools = async () => {
  const entries = (await readdir(path.join(root, 'cli'))).filter((name) => name.endsWith('.ts'));
  return Promise.all(
    entries.map((name) =>
      bundle(path.join('cli', name), path.join('cli', name.replace(/\.ts$/, '.js')), {
        external: ['twilio'],
        mainFields: ['module', 'main'],
      }),
    ),
  );
};

/** The report as one file: what the page's "Save as a page" puts into it besides the data. */
const buildReport = () =>
  buildPage({
    entry: 'insights/page/report.tsx',
    styles: 'insights/page/styles/report-file.css',
    folder: path.join(dist, 'insights/page'),
    name: 'report',
  });

/** The sandbox, and the reading of Insights on its page. */
const sandbox = () => [
  transpile('insights', { except: 'insights/page' }),
  buildReport(),
  transpile('sandbox', { except: 'sandbox/page' }),
  buildPage({
    entry: 'sandbox/page/page.tsx',
    styles: 'sandbox/page/styles/page.css',
    folder: path.join(dist, 'sandbox/page'),
    name: 'page',
  }),
  copy('sandbox', (name) => /\.(cjs|html|svg|csv)$/.test(name)),
];

/**
 * `all`, and `servers`, which is what npm start runs: into an empty folder. `tools` leaves alone what a running npm start
 * serves; `report` is for a test; the others are for npm run dev.
 */
const parts = {
  all: () => [...deployed(), tools(), ...sandbox()],
  servers: () => [...deployed(), ...sandbox()],
  tools: () => [tools(), ...sandbox()],
  deployed,
  sandbox,
  report: () => [buildReport()],
};

/** `what`: one of the parts. Says what is wrong with the sources, and sets the exit code, when they cannot be built. */
export async function build(what) {
  if (!Object.hasOwn(parts, what)) throw new Error(`${what} is not a part: write ${Object.keys(parts).join(', ')}.`);
  // A server answers only seconds later: say at once what is being done. Pipes and CI need no such word.
  const anew = what === 'all' || what === 'servers';
  if (anew && process.stderr.isTTY) console.error('Building the Functions and the local Twilio ...');
  if (anew) await rm(dist, { recursive: true, force: true });
  try {
    await writeValidators();
    await Promise.all(parts[what]());
  } catch (error) {
    // esbuild has said already where and what, in better words than a stack.
    if (!error.errors) throw error;
    process.exitCode = 1;
  }
}

if (isScript) await build(part);
