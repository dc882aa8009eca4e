/** npm run bench [-- topic ...]: measures, prints one table, and with --json writes it to the named file. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const out = path.join(root, 'dist/bench');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const jsonFile = process.argv.find((word) => word.startsWith('--json='))?.slice('--json='.length);

const topics = (await readdir(here)).filter((file) => file.endsWith('.ts') && file !== 'figure.ts').map((file) => path.basename(file, '.ts'));
await mkdir(out, { recursive: true });
await esbuild.build({
  entryPoints: topics.map((topic) => path.join(here, `${topic}.ts`)),
  bundle: true,
  packages: 'external',
  external: ['*.cjs'],
  platform: 'node',
  format: 'cjs',
  outdir: out,
  outExtension: { '.js': '.cjs' },
  logLevel: 'warning',
});

const results = [];
for (const topic of topics.filter((each) => !wanted.length || wanted.includes(each))) {
  const { name, measure } = await import(pathToFileURL(path.join(out, `${topic}.cjs`)).href);
  results.push({ name, figures: await measure() });
  print(results.at(-1));
}
const machine = `${os.cpus().length} cores, Node ${process.versions.node}`;
console.log(`\nMeasured on ${machine}. Compare figures of one run with each other, not with another machine's.`);
if (jsonFile) await writeFile(jsonFile, `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine, results }, null, 2)}\n`);
process.exit(0);

function print({ name, figures }) {
  console.log(`\n${name}`);
  console.table(
    figures.map(({ what, ours, unit, target = '', baseline }) => ({
      what,
      ours: `${round(ours)} ${unit}`,
      target,
      ...(baseline && { baseline: `${round(baseline.value)} ${unit}`, ratio: round(baseline.value / ours), pattern: baseline.pattern }),
    })),
  );
}

function round(value) {
  return Number(value.toPrecision(3));
}
