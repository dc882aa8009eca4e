/** Writes docs/messages.md from the sources: what the Functions can say, and what to write instead. */
import './node-version.cjs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from '@babel/parser';
import { loadModule, root } from './load-module.mjs';

const begin = '<!-- messages: begin, written by npm run reference -->';
const end = '<!-- messages: end -->';
const file = path.join(root, 'docs/messages.md');

/** Where what callers read is said. The inspector and the tools speak for themselves. */
const folders = ['functions', 'assets'];
const elsewhere = path.join('assets', 'inspector');

async function sources() {
  const found = await Promise.all(
    folders.map((folder) =>
      readdir(path.join(root, folder), { recursive: true }).then((all) => all.map((each) => path.join(folder, each))),
    ),
  );
  const files = found
    .flat()
    .filter((each) => each.endsWith('.ts') && !each.includes('.generated') && !each.startsWith(elsewhere));
  const trees = files
    .toSorted()
    .map(async (each) =>
      parse(await readFile(path.join(root, each), 'utf8'), { sourceType: 'module', plugins: ['typescript'] }),
    );
  return Promise.all(trees);
}

function* nodesOf(node) {
  if (!node || typeof node !== 'object') return;
  if (typeof node.type === 'string') yield node;
  for (const [key, child] of Object.entries(node))
    if (key !== 'loc') yield* Array.isArray(child) ? child.flatMap((each) => [...nodesOf(each)]) : nodesOf(child);
}

const unknown = '…';
const isNothing = (text) => !/[a-z]{2}/i.test(text);

/** The texts an expression can be; what only a request decides is `…`. `named`: texts by the name of a constant. */
function textsOf(node, named) {
  switch (node?.type) {
    case 'StringLiteral':
      return [node.value];
    case 'TemplateLiteral':
      return node.quasis.reduce(
        (texts, quasi, place) => {
          const inside = place ? textsOf(node.expressions[place - 1], named) : [''];
          return texts.flatMap((text) => inside.map((each) => text + each + quasi.value.cooked));
        },
        [''],
      );
    case 'ConditionalExpression':
      return [...textsOf(node.consequent, named), ...textsOf(node.alternate, named)];
    case 'LogicalExpression':
      return [...textsOf(node.left, named), ...textsOf(node.right, named)];
    case 'Identifier':
      return named.get(node.name) ?? [unknown];
    case 'CallExpression':
      return named.get(calledName(node)) ?? [unknown];
    case 'TSAsExpression':
      return textsOf(node.expression, named);
    default:
      return [unknown];
  }
}

/** What a statement of a module declares that is a text, or a function that only makes one. */
function textsDeclared(statement) {
  const { declarations = [] } = statement.declaration ?? statement;
  return declarations.flatMap(({ id, init }) => {
    const value = init?.type === 'ArrowFunctionExpression' ? init.body : init;
    const isText = value?.type === 'StringLiteral' || value?.type === 'TemplateLiteral';
    return isText ? [[id.name, textsOf(value, new Map())]] : [];
  });
}

/** For each module its own texts and those that any module exports, by name. */
function namedTexts(trees) {
  const exported = trees.flatMap(({ program }) =>
    program.body.filter(({ type }) => type === 'ExportNamedDeclaration').flatMap(textsDeclared),
  );
  return new Map(trees.map((tree) => [tree, new Map([...exported, ...tree.program.body.flatMap(textsDeclared)])]));
}

const propertyOf = (object, name) => object.properties.find(({ key }) => key?.name === name)?.value;
const calledName = ({ callee }) => callee?.name ?? callee?.property?.name;

/** Pairs of expressions: the problem and its hint, by the call that makes a finding or the object that holds both. */
function findingsIn(node) {
  if (node.type === 'CallExpression' && calledName(node) === 'finding') return node.arguments.slice(1, 3);
  if (node.type !== 'ObjectExpression') return undefined;
  const [problem, hint] = ['problem', 'hint'].map((each) => propertyOf(node, each));
  return problem && hint ? [problem, hint] : undefined;
}

/** Code and message, by the object that holds both or the decision that refuses. */
function resultsIn(node) {
  if (node.type === 'CallExpression' && calledName(node) === 'refuse' && node.arguments.length === 2)
    return node.arguments;
  if (node.type !== 'ObjectExpression') return undefined;
  const [code, message] = ['code', 'message'].map((each) => propertyOf(node, each));
  return code && message ? [code, message] : undefined;
}

/** Every pair of texts that such expressions can be, once, in the order of the alphabet. */
function pairs(namedOf, find) {
  const rows = new Map();
  for (const [tree, named] of namedOf) {
    const found = [...nodesOf(tree)].map(find).filter((pair) => pair?.length === 2);
    for (const [first, second] of found.flatMap((pair) => combined(pair, named)))
      if (!isNothing(first) && !isNothing(second)) rows.set(`${first}|${second}`, [first, second]);
  }
  return [...rows.values()].toSorted(([a, b], [c, d]) => a.localeCompare(c, 'en') || b.localeCompare(d, 'en'));
}

const combined = ([left, right], named) =>
  textsOf(left, named).flatMap((first) => textsOf(right, named).map((second) => [first, second]));

const cell = (text) =>
  text.replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('<', '&lt;').replaceAll(/\s+/g, ' ');

/** docs/messages.md with current tables. */
export async function withMessages(document) {
  const namedOf = namedTexts(await sources());
  const { codes } = await loadModule('assets/reply/codes.ts');
  const own = Object.entries(codes).map(([code, { message }]) => [code, message]);
  const results = [...own, ...pairs(namedOf, resultsIn).filter(([code]) => Object.hasOwn(codes, code))];
  const order = Object.keys(codes);
  const sorted = [...new Map(results.map((each) => [each.join('|'), each])).values()].toSorted(
    ([a], [b]) => order.indexOf(a) - order.indexOf(b),
  );
  const tables = [
    '## A field and what to write instead',
    '',
    '| the field ... | what to do |',
    '|---|---|',
    ...pairs(namedOf, findingsIn).map(([problem, hint]) => `| ${cell(problem)} | ${cell(hint)} |`),
    '',
    '## What a code says',
    '',
    '| code | message |',
    '|---|---|',
    ...sorted.map(([code, message]) => `| \`${code}\` | ${cell(message)} |`),
  ];
  const [head, rest] = document.split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) throw new Error('docs/messages.md has lost a marker of its tables');
  return `${head}${begin}\n\n${tables.join('\n')}\n\n${end}${tail}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(file, await withMessages(await readFile(file, 'utf8')));
