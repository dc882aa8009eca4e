/** What a visitor expects at the door (CI, pinned Node, updates) says the same as the project itself. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const read = (file: string) => readFileSync(path.resolve(__dirname, '../..', file), 'utf8');

interface Rule {
  description: string;
  matchPackageNames?: string[];
  allowedVersions?: string;
}

const { packageRules } = JSON.parse(read('renovate.json')) as { packageRules: Rule[] };
const nodeOfDeployment = /"runtime": "node(\d+)"/.exec(read('.twilioserverlessrc'))![1];

const matches = (pattern: string, name: string) =>
  pattern.endsWith('/**') ? name.startsWith(pattern.slice(0, -2)) : pattern === name;

/** Renovate's own two forms that the file uses: `<8` and `!/expression/`. */
function allows(version: string, allowed: string): boolean {
  const below = /^<(\d+)$/.exec(allowed);
  if (below) return Number(version.split('.')[0]) < Number(below[1]);
  const refused = /^!\/(.*)\/$/.exec(allowed);
  if (!refused) throw new Error(`${allowed} is in neither form`);
  return !new RegExp(refused[1]).test(version);
}

const isAllowed = (name: string, version: string) =>
  packageRules
    .filter(({ matchPackageNames = [] }) => matchPackageNames.some((pattern) => matches(pattern, name)))
    .every(({ allowedVersions }) => allowedVersions === undefined || allows(version, allowedVersions));

describe('dependency updates', () => {
  test.each([
    ['unrs-resolver', '1.13.0'],
    ['@swc/core', '1.16.10'],
    ['@swc/core', '1.16.22'],
    ['oxlint', '1.90.0'],
    ['oxlint', '1.94.2'],
    ['oxlint-tsgolint', '7.0.2005'],
    ['oxlint-tsgolint', '7.0.2007'],
    ['undici', '8.0.0'],
    ['@stryker-mutator/jest-runner', '10.0.0'],
    ['@babel/parser', '8.0.0'],
    ['@types/node', '22.0.0'],
  ])('never offer %s %s', (name, version) => {
    expect(isAllowed(name, version)).toBe(false);
  });

  test.each([
    ['unrs-resolver', '1.13.1'],
    ['@swc/core', '1.16.9'],
    ['@swc/core', '1.16.23'],
    ['oxlint', '1.95.0'],
    ['oxlint-tsgolint', '7.0.2008'],
    ['twilio', '7.0.0'],
  ])('may offer %s %s', (name, version) => {
    expect(isAllowed(name, version)).toBe(true);
  });

  test('allow every version that is installed', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version: string }> };

    const refused = Object.entries(packages)
      .filter(([folder]) => folder)
      .map(([folder, { version }]) => [folder.replace(/^.*node_modules\//, ''), version] as const)
      .filter(([name, version]) => !isAllowed(name, version));

    expect(refused).toEqual([]);
  });

  test('say why wherever they refuse', () => {
    expect(packageRules.filter(({ description }) => !description)).toEqual([]);
  });
});

test('every dependency is pinned exactly', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;

  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
  );

  expect(loose).toEqual([]);
});

test('CI runs .ci/run on the oldest Node that is promised, on the deployed one and on a newer one', () => {
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  const workflow = read('.github/workflows/ci.yml');

  const nodes = /node: \[([\d, ]+)\]/.exec(workflow)![1].split(', ');

  expect(workflow).toMatch(/^ +- run: \.ci\/run$/m);
  expect(nodes.slice(0, 2)).toEqual([engines.node.replace('>=', ''), nodeOfDeployment]);
  expect(Number(nodes[2])).toBeGreaterThan(Number(nodeOfDeployment));
});

test('.nvmrc names the Node of deployed Functions', () => {
  expect(read('.nvmrc').trim()).toBe(nodeOfDeployment);
});

test('.editorconfig wraps where the formatter wraps', () => {
  const width = /"printWidth": (\d+)/.exec(read('.oxfmtrc.json'))![1];

  expect(read('.editorconfig')).toContain(`max_line_length = ${width}\n`);
});
