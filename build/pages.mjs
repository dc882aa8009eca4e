/** The pages of the sandbox and of a report: one script and one style sheet each. */
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './load-module.mjs';

const forBrowsers = { bundle: true, minify: true, charset: 'utf8', target: 'es2022', logLevel: 'warning' };

/** `entry` and `styles`: paths in the project; `name`: where both go below `folder`, without an ending. */
export async function buildPage({ entry, styles, folder, name }) {
  await Promise.all([
    esbuild.build({
      ...forBrowsers,
      entryPoints: [path.join(root, entry)],
      outfile: path.join(folder, `${name}.js`),
      format: 'iife',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
    esbuild.build({
      ...forBrowsers,
      entryPoints: [path.join(root, styles)],
      outfile: path.join(folder, `${name}.css`),
    }),
  ]);
}
