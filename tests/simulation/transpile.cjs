/** Preload: TypeScript as it lies in the project, transpiled when it is required, with a defect put back where one is asked for. */
const { readFileSync } = require('node:fs');
const { transformSync } = require('esbuild');

/** Changes the text of a source file before it is transpiled; set by whoever puts a defect back. */
const changes = { source: (_file, text) => text };

const { '.json': readJson } = require.extensions;
// Tried in their order: x.private means x.private.ts, also where x.private.json lies beside it.
delete require.extensions['.json'];
require.extensions['.ts'] = (module, file) => {
  const { code } = transformSync(changes.source(file, readFileSync(file, 'utf8')), {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
    sourcefile: file,
  });
  // oxlint-disable-next-line no-underscore-dangle -- Node's own name
  module._compile(code, file);
};
require.extensions['.json'] = readJson;

module.exports = changes;
