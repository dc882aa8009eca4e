/** Writes docs/attributes.md from the attribute table, between its two markers: npm run reference. */
import './node-version.cjs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadModule, root } from './load-module.mjs';

const begin = '<!-- attributes: begin, written by npm run reference -->';
const end = '<!-- attributes: end -->';
const file = path.join(root, 'docs/attributes.md');
const titles = {
  conversations: 'Task attributes: `conversations`',
  customers: 'Task attributes: `customers`',
  worker: 'Worker attributes (the Agents data set)',
};

function section(object, rows) {
  const lines = Object.entries(rows).map(([key, { kind, field, edition, also, needs, note }]) => {
    const remarks = [also && `also ${also.join(', ')}`, needs && `shown only with \`${needs}\``, note]
      .filter(Boolean)
      .join('; ');
    return `| \`${key}\` | ${kind} | ${field} | ${edition} | ${remarks} |`;
  });
  return [
    `## ${titles[object]}`,
    '',
    '| attribute | kind | Insights field | edition | remarks |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function rootSection(rows) {
  const lines = Object.entries(rows).map(
    ([key, { field, edition, note = '' }]) => `| \`${key}\` | ${field} | ${edition} | ${note} |`,
  );
  return [
    '## Read from the root of a task; nothing here writes them',
    '',
    '| attribute | Insights field | edition | remarks |',
    '|---|---|---|---|',
    ...lines,
  ].join('\n');
}

/** docs/attributes.md with a current reference. */
export async function withReference(document) {
  const { attributeTable } = await loadModule('assets/attributes/table.ts');
  const { taskRootTable } = await loadModule('assets/attributes/root-table.ts');
  const reference = [
    ...Object.entries(attributeTable).map(([object, rows]) => section(object, rows)),
    rootSection(taskRootTable),
  ].join('\n\n');
  const [head, rest] = document.split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) throw new Error('docs/attributes.md has lost a marker of the attribute reference');
  return `${head}${begin}\n\n${reference}\n\n${end}${tail}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(file, await withReference(await readFile(file, 'utf8')));
