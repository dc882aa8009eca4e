/** The pages of the sandbox, of a report and of the inspector: one script and one style sheet each. */
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './load-module.mjs';

export const forBrowsers = {
  bundle: true,
  minify: true,
  charset: 'utf8',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
};

/** `entry` and `styles`: paths in the project; `name`: where both go below `folder`, without an ending. */
export async function buildPage({ entry, styles, folder, name, plugins = [] }) {
  await Promise.all([
    esbuild.build({
      ...forBrowsers,
      entryPoints: [path.join(root, entry)],
      plugins,
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
