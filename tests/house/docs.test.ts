/** What the documents point at is there: links and anchors, npm commands, files. The README stays a front door. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { anchorsOf, documents, projectFiles, readDocument, relativeLinks, root, type Document } from './documents';

const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const readme = documents.find(({ file }) => file === 'README.md')!;
/** npm's own, as far as documents have a use for them. */
const ofNpm = new Set(['ci', 'install', 'audit', 'outdated', 'ls', 'update', 'view']);

/** What is wrong with a link; undefined when it leads somewhere. */
function faultOf(link: string, { file }: Document): string | undefined {
  const [target, anchor] = link.split('#');
  const place = target ? path.join(path.dirname(file), decodeURI(target)) : file;
  if (place.startsWith('..') || path.isAbsolute(target) || !existsSync(path.join(root, place)))
    return `${link}: no such file`;
  if (anchor === undefined) return undefined;
  if (!place.endsWith('.md')) return `${link}: an anchor in something that has no headings`;
  return anchorsOf(readDocument(place)).has(anchor) ? undefined : `${link}: no such heading`;
}

/** Scripts that a text calls: `npm test`, `npm run --silent workers:sync -- --help`. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/\bnpm (?:(run) )?(?:--?[a-z-]+ )*([a-z][\w:-]*)/g)]
    .filter(([, run, name]) => run || !ofNpm.has(name))
    .map(([, , name]) => name);
}

/** Paths from the project's root, and names of source files, that a code text holds. */
function pathsIn(code: string): string[] {
  const folder = /^(?:assets|build|cli|docs|examples|functions|insights|sandbox|tests|\.ci|\.github)\/[\w./@-]*$/;
  const words = code.split(/[\s'"(),;:=]+/).map((word) => word.replace(/^\.\//, '').replace(/\.$/, ''));
  return words.filter((word) => folder.test(word) || /^[\w.-]+\.(?:ts|mjs|cjs)$/.test(word));
}

const files = projectFiles();
const names = new Set(files.map((file) => path.basename(file)));
const exists = (place: string) => (place.includes('/') ? existsSync(path.join(root, place)) : names.has(place));

describe.each(documents.map((document) => [document.file, document] as const))('%s', (_, document) => {
  test('every relative link and anchor leads somewhere', () => {
    const faults = relativeLinks(document).map((link) => faultOf(link, document));

    expect(faults.filter(Boolean)).toEqual([]);
  });

  test('every npm command in it is a script', () => {
    expect(document.code.flatMap(commandsIn).filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test('every tool it runs with npx is installed', () => {
    const tools = document.code.flatMap((code) => [...code.matchAll(/\bnpx ([a-z][\w-]*)/g)].map(([, tool]) => tool));

    expect(tools.filter((tool) => !existsSync(path.join(root, 'node_modules/.bin', tool)))).toEqual([]);
  });

  test('every file it names exists', () => {
    expect(document.code.flatMap(pathsIn).filter((place) => !exists(place))).toEqual([]);
  });

  test('inline code ends on the line it begins on, where this test can read it', () => {
    expect(document.prose.filter((line) => line.split('`').length % 2 === 0)).toEqual([]);
  });

  test('lines have at most 120 characters, tables, pictures and code apart', () => {
    const long = document.prose.filter((line) => line.length > 120 && !/^(\||!\[)/.test(line));

    expect(long).toEqual([]);
  });
});

test('the README has at most 220 lines, its code at most 120 characters', () => {
  const lines = readme.text.trimEnd().split('\n');

  expect(lines.length).toBeLessThanOrEqual(220);
  expect(lines.filter((line) => line.length > 120 && !/^(\||!\[)/.test(line))).toEqual([]);
});

test('every page of docs/ is in its index', () => {
  const index = documents.find(({ file }) => file === 'docs/README.md')!;
  const listed = relativeLinks(index).map((link) => path.join('docs', link.split('#')[0]));

  const pages = documents
    .map(({ file }) => file)
    .filter((file) => path.dirname(file) === 'docs' && file !== index.file);

  expect(pages.filter((page) => !listed.includes(page))).toEqual([]);
});

test('every picture is shown by a document', () => {
  const shown = documents.flatMap((each) => relativeLinks(each).map((to) => path.join(path.dirname(each.file), to)));
  const pictures = files.filter((file) => file.startsWith('docs/images/') && statSync(path.join(root, file)).isFile());

  expect(pictures.filter((file) => !shown.includes(file))).toEqual([]);
});

test('every npm script is named by a document', () => {
  const named = new Set(
    documents.filter(({ file }) => file !== 'CHANGELOG.md').flatMap(({ code }) => code.flatMap(commandsIn)),
  );

  expect(Object.keys(scripts).filter((name) => !named.has(name))).toEqual([]);
});

test('anchors are those that GitHub makes', () => {
  const document = readDocument('x.md', '# `a` & B_c: [d](e.md)!\n## Same\n## Same\n```\n# code\n```\n## Ende ▸ über');

  expect([...anchorsOf(document)]).toEqual(['a--b_c-d', 'same', 'same-1', 'ende--über']);
});
