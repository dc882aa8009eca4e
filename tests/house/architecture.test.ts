/** Holds the shape of the house (CONTRIBUTING, Architecture): who may know whom, and what is open to the world. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
/** Functions anyone may call; every other one wants Twilio's signature. */
const publicFunctions = ['recordings/media.ts', 'workers/update-worker.ts'];

function filesOf(folder: string, ending = /\.(ts|cjs|mjs)$/): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
    ending.test(file),
  );
}

interface Import {
  from: string;
  specifier: string;
  typeOnly: boolean;
}

/** Static imports, re-exports and requires of a folder's files. */
function importsOf(folder: string): Import[] {
  const statement =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:require|import)\(\s*['"]([^'"]+)['"]/g;
  return filesOf(folder).flatMap((file) => {
    const source = readFileSync(path.join(root, folder, file), 'utf8');
    return [...source.matchAll(statement)].map(([, , type, specifier, required]) => ({
      from: path.join(folder, file),
      specifier: specifier ?? required,
      typeOnly: Boolean(type),
    }));
  });
}

/** The top folder a relative import leads to; undefined for packages. */
function folderOf({ from, specifier }: Import): string | undefined {
  return specifier.startsWith('.')
    ? path.normalize(path.join(path.dirname(from), specifier)).split(path.sep)[0]
    : undefined;
}

test.each([
  ['functions', ['functions', 'assets']],
  ['assets', ['assets']],
  ['cli', ['cli', 'assets']],
  ['insights', ['insights', 'sandbox']],
  ['sandbox', ['sandbox', 'insights']],
])('%s knows only %j', (folder, allowed) => {
  const strangers = importsOf(folder).filter((each) => folderOf(each) && !allowed.includes(folderOf(each)!));

  expect(strangers).toEqual([]);
});

test('functions take assets from the kit at run time, and only types by path', () => {
  const byPath = importsOf('functions').filter((each) => folderOf(each) === 'assets');

  expect(byPath.filter(({ typeOnly, specifier }) => !typeOnly || !specifier.endsWith('/kit.private'))).toEqual([]);
  expect(byPath.length).toBeGreaterThan(0);
});

test('every function is protected, except the public ones of the design', () => {
  const open = filesOf('functions').filter((file) => !/\.(protected|private)\.ts$/.test(file));

  expect(open.filter((file) => !publicFunctions.includes(file))).toEqual([]);
});

test('at the root of the assets lie the kit and the map of outcomes alone', () => {
  const loose = filesOf('assets', /./).filter((file) => !file.includes(path.sep) && /\./.test(file));

  expect(loose.toSorted()).toEqual(['kit.private.ts', 'outcome-by-reason.private.json']);
});

test('the rest of the bundle does not know the inspector', () => {
  const asked = ['assets', 'functions', 'cli']
    .flatMap(importsOf)
    .filter(({ from }) => !from.startsWith('assets/inspector/'));

  expect(asked.filter(({ specifier }) => /\binspector\b/.test(specifier))).toEqual([]);
});

test('no name of a test or sandbox module stands in what is deployed', () => {
  const sources = [
    ...filesOf('functions').map((file) => `functions/${file}`),
    ...filesOf('assets').map((file) => `assets/${file}`),
  ];

  expect(sources.filter((file) => /sandbox/i.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
});
