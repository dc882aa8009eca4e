/**
 * npm run bench [-- topic ...]: measures and prints one table a topic. --write puts them into docs/figures.md; --strict
 * ends with 1 when a target was missed. Topics that want Chromium are left out where there is none, which is said.
 */
import '../../build/node-version.cjs';
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
const strict = process.argv.includes('--strict');
if (written && wanted.length) {
  console.error('--write replaces the figures of all topics: leave the topics out.');
  process.exit(2);
}

const topics = (await readdir(here))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('figure.'))
  .map((file) => path.basename(file, '.ts'));
const unknown = wanted.filter((topic) => !topics.includes(topic));
if (unknown.length) {
  console.error(`There is no topic ${unknown.join(', ')}. Topics: ${topics.join(', ')}.`);
  process.exit(2);
}
await mkdir(out, { recursive: true });
await esbuild.build({
  entryPoints: [...topics, 'figure'].map((topic) => path.join(here, `${topic}.ts`)),
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
const load = (name) => import(pathToFileURL(path.join(out, `${name}.cjs`)).href);
const { timesBetter, verdictOf } = await load('figure');
const results = [];
const leftOut = [];
for (const topic of topics.filter((each) => !wanted.length || wanted.includes(each))) {
  const { name, measure, missing } = await load(topic);
  const lacking = missing?.();
  if (lacking) {
    leftOut.push(name);
    console.log(`\n${name}: left out. ${lacking}`);
    continue;
  }
  results.push({ name, figures: await measure() });
  // A topic may have led this process, and what it starts, to a sandbox that is gone now.
  restore();
  print(results.at(-1));
}
const figures = results.flatMap((each) => each.figures);
const missed = figures.filter((figure) => verdictOf(figure) === 'missed');
const judged = figures.filter((figure) => verdictOf(figure));
const machine = `${os.cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
console.log(`\nMeasured on ${machine}. Compare figures of one run with each other, not with another machine's.`);
console.log(`${judged.length - missed.length} of ${judged.length} targets were met.`);
for (const { what, ours, unit, target } of missed)
  console.log(`Missed: ${what}: ${round(ours)} ${unit}, target ${target}`);
if (written && leftOut.length) {
  console.error(`Not written: docs/figures.md would lose ${leftOut.join(' and ')}.`);
  process.exit(2);
}
if (written) await writeFigures();
process.exit(strict && missed.length ? 1 : 0);

function print({ name, figures: measured }) {
  console.log(`\n${name}`);
  console.table(
    measured.map((figure) => {
      const { what, ours, unit, target = '', baseline } = figure;
      return {
        what,
        ours: `${round(ours)} ${unit}`,
        target,
        verdict: verdictOf(figure) ?? '',
        ...(baseline && {
          'usual pattern': `${round(baseline.value)} ${unit}`,
          'times better': timesBetter(figure) === undefined ? '' : round(timesBetter(figure)),
          pattern: baseline.pattern,
        }),
      };
    }),
  );
}

async function writeFigures() {
  const begin = '<!-- figures: begin, written by npm run bench -- --write -->';
  const end = '<!-- figures: end -->';
  const file = path.join(root, 'docs/figures.md');
  const [head, rest] = (await readFile(file, 'utf8')).split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) throw new Error('docs/figures.md has lost a marker');
  const rows = results.flatMap((each) => [`| **${each.name}** | | | | | |`, ...each.figures.map(rowOf)]);
  const table = [
    '| figure | here | to reach | | the usual pattern | times better |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
  await writeFile(file, `${head}${begin}\n\nMeasured on ${machine}.\n\n${table}\n\n${end}${tail}`);
}

function rowOf(figure) {
  const { what, ours, unit, target = '', baseline } = figure;
  const times = timesBetter(figure);
  const usual = baseline ? `${round(baseline.value)} ${unit} (${baseline.pattern})` : '';
  const reach = target.replace('<=', '≤').replace('>=', '≥');
  return `| ${what} | ${round(ours)} ${unit} | ${reach} | ${verdictOf(figure) ?? ''} | ${usual} | ${times ? round(times) : ''} |`;
}

function round(value) {
  return Number(value.toPrecision(3));
}
