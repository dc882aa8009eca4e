/** What npm run build puts into dist/ is all that is ever deployed. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const filesOf = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(root, folder), path.join(entry.parentPath, entry.name)));

beforeAll(() => execFileSync(process.execPath, ['build/build.mjs'], { cwd: root }));

test('neither maps nor type files lie beside functions and assets', () => {
  const strays = [...filesOf('dist/functions'), ...filesOf('dist/assets')].filter((file) => /\.(map|ts)$/.test(file));

  expect(strays).toEqual([]);
});

test('every function source has its built file, of the same visibility', () => {
  const built = filesOf('functions')
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(root, 'dist/functions', file.replace(/\.ts$/, '.js')));

  expect(built.filter((file) => !existsSync(file))).toEqual([]);
});

test('of the assets, the kit and the map of outcomes are private, and the inspector’s page is all there is besides', () => {
  const outside = filesOf('dist/assets').filter((file) => !file.startsWith('inspector'));

  expect(outside.toSorted()).toEqual(['kit.private.js', 'outcome-by-reason.private.json']);
});

test('of the inspector, the page, its style, its icon and two scripts are public, and nothing else', () => {
  const files = filesOf('dist/assets/inspector').toSorted();

  expect(files).toEqual(['icon.svg', 'index.html', 'inspector.css', 'inspector.js', 'validators.js']);
});

test('the inspector stays within 110 KB, Preact with it and validators apart', () => {
  const own = filesOf('dist/assets/inspector').filter((file) => file !== 'validators.js');

  const bytes = own.reduce((sum, file) => sum + readFileSync(path.join(root, 'dist/assets/inspector', file)).length, 0);

  expect(bytes).toBeLessThanOrEqual(110 * 1024);
});

test('the kit needs nothing but Node and the SDK', () => {
  const kit = readFileSync(path.join(root, 'dist/assets/kit.private.js'), 'utf8');

  const needed = new Set([...kit.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name));

  expect([...needed].filter((name) => !/^node:|^twilio\/(lib\/rest\/\w+|package\.json)$/.test(name))).toEqual([]);
  expect(needed).toContain('twilio/lib/rest/Taskrouter');
});
