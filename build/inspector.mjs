/**
 * Builds the inspector into dist/assets/inspector: the page, its style and two scripts, all of them public. The
 * generated validators are a script of their own, since they are most of it and the same as the Functions'.
 */
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from './load-module.mjs';
import { buildPage, forBrowsers } from './pages.mjs';

const source = path.join(root, 'assets/inspector');
const copied = ['index.html', 'icon.svg'];

/** Takes the validators from the page's other script instead of bundling them once more. */
const validatorsFromPage = {
  name: 'validators-from-page',
  setup(build) {
    build.onResolve({ filter: /validators\.generated$/ }, ({ path }) => ({ path, namespace: 'page' }));
    build.onLoad({ filter: /.*/, namespace: 'page' }, () => ({
      contents: 'module.exports = globalThis.attributeValidators;',
    }));
  },
};

export async function buildInspector(folder) {
  await mkdir(folder, { recursive: true });
  await Promise.all([
    esbuild.build({
      ...forBrowsers,
      entryPoints: [path.join(root, 'assets/attributes/validators.generated.ts')],
      format: 'iife',
      globalName: 'attributeValidators',
      outfile: path.join(folder, 'validators.js'),
    }),
    buildPage({
      entry: 'assets/inspector/inspector.tsx',
      styles: 'assets/inspector/inspector.css',
      folder,
      name: 'inspector',
      plugins: [validatorsFromPage],
    }),
    ...copied.map((file) => cp(path.join(source, file), path.join(folder, file))),
  ]);
}
