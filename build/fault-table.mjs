/** Writes docs/faults.md from the fault matrix that tests/faults runs: npm run faults:table. */
import './node-version.cjs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadModule, root } from './load-module.mjs';

const begin = '<!-- faults: begin, written by npm run faults:table -->';
const end = '<!-- faults: end -->';
const file = path.join(root, 'docs/faults.md');

const told = ({ code, writes, state }) =>
  `${code
    .split(' or ')
    .map((each) => `\`${each}\``)
    .join(' or ')}, ${writes} ${writes === 1 ? 'write' : 'writes'}, ${state}`;

/** Functions that come to the same are named together. */
function grouped(outcomes) {
  const names = new Map();
  for (const [name, outcome] of outcomes) names.set(told(outcome), [...(names.get(told(outcome)) ?? []), name]);
  return [...names].map(([outcome, each]) => `${each.join('; ')}: ${outcome}`).join('<br>');
}

function row(fault, functions, expectedOutcome) {
  const concerned = functions.map((each) => [each.name, expectedOutcome(fault, each)]).filter(([, outcome]) => outcome);
  const usual = concerned.some(([, outcome]) => told(outcome) === told(fault.outcome));
  const others = concerned.filter(([, outcome]) => told(outcome) !== told(fault.outcome));
  const { code, writes, state } = fault.outcome;
  const cells = usual
    ? [
        code
          .split(' or ')
          .map((each) => `\`${each}\``)
          .join(' or '),
        writes,
        state,
      ]
    : ['', '', ''];
  return `| ${fault.name} | ${cells.join(' | ')} | ${concerned.length} | ${grouped(others)} |`;
}

/** docs/faults.md with a current table. */
export async function withFaults(document) {
  const { faultCases, expectedOutcome } = await loadModule('tests/faults/fault-table.ts');
  const { faultyFunctions } = await loadModule('tests/faults/faulty-functions.ts');
  const rows = faultCases.map((fault) => row(fault, faultyFunctions, expectedOutcome));
  const names = faultyFunctions.map(({ name, path: at }) => `| ${name} | \`${at}\` |`);
  const tables = [
    '| in the table | Function |',
    '|---|---|',
    ...names,
    '',
    '| what goes wrong | reply | writes | afterwards | cases | otherwise |',
    '|---|---|---|---|---|---|',
    ...rows,
  ];
  const [head, rest] = document.split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) throw new Error('docs/faults.md has lost a marker of the fault matrix');
  return `${head}${begin}\n\n${tables.join('\n')}\n\n${end}${tail}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(file, await withFaults(await readFile(file, 'utf8')));
