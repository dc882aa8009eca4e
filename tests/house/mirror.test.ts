/** A test is found by its module's path, or its opening comment says which modules share it (CONTRIBUTING, Tests). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const wings = ['assets', 'functions', 'insights', 'sandbox', 'cli'];
const endings = ['.ts', '.tsx', '.cjs', '.protected.ts', '.private.ts'];

const filesOf = (folder: string, ending: RegExp) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => ending.test(file) && !file.includes('node_modules'))
    .map((file) => path.join(folder, file));
const openingOf = (file: string) =>
  /^(\/\*\*[^]*?\*\/|\/\/ .*|#!.*)/
    .exec(readFileSync(path.join(root, file), 'utf8'))?.[0]
    .replaceAll(/\n \*? ?/g, ' ') ?? '';
const isModule = (stem: string) => endings.some((ending) => existsSync(path.join(root, stem + ending)));

/** `tests/functions/studio/close-task-races.test.ts` stands at close-task, of which it holds a part. */
function standsAtModule(test: string): boolean {
  const stem = path.relative('tests', test).replace(/\.test\.ts$/, '');
  const words = stem.split('-');
  return words.some((_, taken) => isModule(words.slice(0, words.length - taken).join('-')));
}

/** "... all of live/ share it, with control/answer-page": folders end with a slash, modules are without their ending. */
function namesWhatSharesIt(test: string, opening: string): boolean {
  const [, wing] = test.split(path.sep);
  const named = opening.match(/[\w.-]+\/[\w./-]*/g)?.map((each) => each.replace(/\.$/, '')) ?? [];
  const isThere = (each: string) => existsSync(path.join(root, wing, each)) || isModule(path.join(wing, each));
  return /\bshares? it\b/.test(opening) && named.length > 0 && named.every(isThere);
}

const tests = wings.flatMap((wing) => filesOf(path.join('tests', wing), /\.test\.ts$/));

test.each(wings)(
  'every test of %s stands at its module’s path, or its opening comment names what shares it',
  (wing) => {
    const astray = tests
      .filter((file) => file.startsWith(path.join('tests', wing, path.sep)))
      .filter((file) => !standsAtModule(file) && !namesWhatSharesIt(file, openingOf(file)));

    expect(astray).toEqual([]);
  },
);

test('every other file of tests/ opens with the reason it exists', () => {
  const mute = filesOf('tests', /\.(ts|cts|cjs|mjs)$/)
    .filter((file) => !tests.includes(file))
    .filter((file) => !openingOf(file));

  expect(mute).toEqual([]);
});

describe('the rule', () => {
  test.each([
    ['tests/insights/report.test.ts', true],
    ['tests/functions/studio/close-task-races.test.ts', true],
    ['tests/insights/reports.test.ts', false],
    ['tests/functions/close-task.test.ts', false],
  ])('%s stands at a module: %s', (file, stands) => {
    expect(standsAtModule(file)).toBe(stands);
  });

  test.each([
    ['/** What the page is given; all of live/ share it, with control/control-routes. */', true],
    ['/** What the page is given. */', false],
    ['/** What the page is given; everything shares it. */', false],
    ['/** What the page is given; all of lively/ share it. */', false],
  ])('%s says what shares it: %s', (opening, says) => {
    expect(namesWhatSharesIt(path.join('tests/sandbox/any.test.ts'), opening)).toBe(says);
  });
});
