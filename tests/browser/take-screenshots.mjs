/** npm run screenshots: bundles screenshots.ts and runs it. */
import '../../build/node-version.cjs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
// Two folders below the project, as its source is: serve-built finds dist/ from there.
const outfile = path.resolve(here, '../../dist/browser/screenshots.cjs');
await esbuild.build({
  entryPoints: [path.join(here, 'screenshots.ts')],
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'cjs',
  outfile,
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
