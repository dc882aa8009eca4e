/** What the README and its reference say about the code is checked against the code. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { codes } from '../../assets/reply/codes';

const root = path.resolve(__dirname, '../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

/** Runs an ES module of build/ and answers what it prints as JSON. */
function printed(script: string): unknown {
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' }),
  );
}

test('the attribute reference is the attribute table (npm run reference writes it)', () => {
  const current = printed(`
    import { readFileSync } from 'node:fs';
    import { withReference } from './build/attribute-reference.mjs';
    console.log(JSON.stringify(await withReference(readFileSync('docs/attributes.md', 'utf8'))));`);

  expect(current).toBe(readFileSync(path.join(root, 'docs/attributes.md'), 'utf8'));
});

test('the messages are those of the sources (npm run reference writes them)', () => {
  const current = printed(`
    import { readFileSync } from 'node:fs';
    import { withMessages } from './build/message-reference.mjs';
    console.log(JSON.stringify(await withMessages(readFileSync('docs/messages.md', 'utf8'))));`) as string;

  expect(current).toBe(readFileSync(path.join(root, 'docs/messages.md'), 'utf8'));
  expect(current).toContain('| is missing | send … |');
  expect(current).toContain('| `conflict` | The key changed hands as often as it was looked up. Try again. |');
});

test('every Function is in its table', () => {
  const paths = readdirSync(path.join(root, 'functions'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `/${file.replace(/(\.(protected|private))?\.ts$/, '')}`);

  expect(paths.filter((each) => !readme.includes(`\`${each}\``))).toEqual([]);
});

test('every reply code is in its table, with its two statuses', () => {
  const rows = Object.entries(codes).map(
    ([code, { status, webhookStatus }]) => `| \`${code}\` | ${status} | ${webhookStatus} |`,
  );

  expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
});

test('every variable of .env.example is in its table', () => {
  const names = [...readFileSync(path.join(root, '.env.example'), 'utf8').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );

  expect(names.filter((name) => !readme.includes(`| \`${name}\``))).toEqual([]);
});
