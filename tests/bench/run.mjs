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
