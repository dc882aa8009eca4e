/** The command-line tools, each bundled into one file as npm run builds them, in a folder of their own. */
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

const root = path.resolve(__dirname, '../..');

/** `sources`: files, from the root, such as `cli/doctor.ts`. Answers the folder; its files have the same names in .js. */
export function bundleTools(...sources: string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tools-test-'));
  buildSync({
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['twilio'],
    mainFields: ['module', 'main'],
    outdir: folder,
    entryPoints: sources.map((source) => path.resolve(root, source)),
    entryNames: '[name]',
  });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}
