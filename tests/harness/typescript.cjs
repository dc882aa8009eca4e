/** TypeScript as CommonJS, as it lies in the project: for jest, and for what runs without a build. */
const { readFileSync } = require('node:fs');
const { transformSync } = require('esbuild');

const transpile = (text, sourcefile, more) =>
  transformSync(text, { loader: 'ts', format: 'cjs', target: 'node20', sourcefile, ...more });

module.exports = {
  /** For jest. Babel takes ten times as long, which a fresh clone pays for every file. */
  process: (text, file) => transpile(text, file, { sourcemap: 'inline' }),

  /** From here on this process requires TypeScript. `changed`: the text of a file before it is transpiled. */
  requireTypeScript(changed = (_file, text) => text) {
    const { '.json': readJson } = require.extensions;
    // Tried in their order: x.private means x.private.ts, also where x.private.json lies beside it.
    delete require.extensions['.json'];
    require.extensions['.ts'] = (module, file) => {
      const { code } = transpile(changed(file, readFileSync(file, 'utf8')), file);
      // oxlint-disable-next-line no-underscore-dangle -- Node's own name
      module._compile(code, file);
    };
    require.extensions['.json'] = readJson;
  },
};
