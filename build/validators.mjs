/**
 * Compiles the JSON Schemas of the attribute table to standalone ajv code, so that no Function ever compiles one:
 * writes assets/attributes/validators.generated.ts, which the kit and the inspector bundle.
 */
import './node-version.cjs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _, Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { loadModule, root } from './load-module.mjs';

const header = `// @ts-nocheck: made by build/validators.mjs from the attribute table. Do not edit.
import { attributeFormats } from './formats';
`;

export async function writeValidators() {
  const { attributeSchemas, attributeFormats } = await loadModule('assets/attributes/schema.ts');
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    formats: attributeFormats,
    schemas: Object.entries(attributeSchemas).map(([object, schema]) => ({ $id: object, ...schema })),
    code: { source: true, esm: true, lines: true, formats: _`attributeFormats` },
  });
  const names = Object.keys(attributeSchemas);
  const code = standalone.default(ajv, Object.fromEntries(names.map((name) => [name, name])));
  const file = path.join(root, 'assets/attributes/validators.generated.ts');
  const current = await readFile(file, 'utf8').catch(() => '');
  if (current !== header + code) await writeFile(file, header + code);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeValidators();
