/** npm run bench [-- topic ...]: measures and prints one table a topic; with --write it writes them into docs/figures.md. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const out = path.join(root, 'dist/bench');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const written = process.argv.includes('--write');
if (written && wanted.length) {
  console.error('--write replaces the figures of all topics: leave the topics out.');
  process.exit(2);
}

const topics = (await readdir(here))
  .filter((file) => file.endsWith('.ts') && file !== 'figure.ts')
  .map((file) => path.basename(file, '.ts'));
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

const { restore } = createRequire(import.meta.url)('../../sandbox/preload/redirect.cjs');
const results = [];
for (const topic of topics.filter((each) => !wanted.length || wanted.includes(each))) {
  const { name, measure } = await import(pathToFileURL(path.join(out, `${topic}.cjs`)).href);
  results.push({ name, figures: await measure() });
  // A topic may have led this process, and what it starts, to a sandbox that is gone now.
  restore();
  print(results.at(-1));
}
const machine = `${os.cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
console.log(`\nMeasured on ${machine}. Compare figures of one run with each other, not with another machine's.`);
if (written) await writeFigures();
process.exit(0);

function print({ name, figures }) {
  console.log(`\n${name}`);
  console.table(
    figures.map(({ what, ours, unit, target = '', baseline }) => ({
      what,
      ours: `${round(ours)} ${unit}`,
      target,
      ...(baseline && {
        baseline: `${round(baseline.value)} ${unit}`,
        ratio: round(baseline.value / ours),
        pattern: baseline.pattern,
      }),
    })),
  );
}

async function writeFigures() {
  const begin = '<!-- figures: begin, written by npm run bench -- --write -->';
  const end = '<!-- figures: end -->';
  const file = path.join(root, 'docs/figures.md');
  const [head, rest] = (await readFile(file, 'utf8')).split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) throw new Error('docs/figures.md has lost a marker');
  const rows = results.flatMap(({ name, figures }) => [`| **${name}** | | | | |`, ...figures.map(rowOf)]);
  const table = [
    '| figure | here | to reach | the usual pattern | usual / ours |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
  await writeFile(file, `${head}${begin}\n\nMeasured on ${machine}.\n\n${table}\n\n${end}${tail}`);
}

function rowOf({ what, ours, unit, target = '', baseline }) {
  const usual = baseline
    ? `${round(baseline.value)} ${unit} (${baseline.pattern}) | ${ours ? round(baseline.value / ours) : ''}`
    : ' | ';
  return `| ${what} | ${round(ours)} ${unit} | ${target.replace('<=', '≤').replace('>=', '≥')} | ${usual} |`;
}

function round(value) {
  return Number(value.toPrecision(3));
}
