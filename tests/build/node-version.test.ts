/** What a person on an old Node reads: one sentence, whichever npm script was run. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { tooOld } from '../../build/node-version.cjs';

const root = path.resolve(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** What a script starts first; one that begins with npm run starts what that script starts. */
function firstOf(script: string): string {
  const other = /^npm run (?:--silent )?(\S+)/.exec(script)?.[1];
  return other ? firstOf(scripts[other]) : script;
}

const entries = [...new Set(Object.values(scripts).map((script) => /^node (\S+\.mjs)/.exec(firstOf(script))?.[1]))];

test.each(entries.filter((entry) => entry !== undefined))('%s looks at the version of Node first', (entry) => {
  const first = /^import .*'(.*)';$/m.exec(read(entry))?.[1];

  expect(path.join(path.dirname(entry), first!)).toBe('build/node-version.cjs');
});

test.each(['start', 'demo', 'dev', 'doctor', 'configure', 'report', 'studio:flow', 'workers:sync'])(
  'npm run %s starts with one of them',
  (name) => {
    expect(entries).toContain(/^node (\S+\.mjs)/.exec(firstOf(scripts[name]))?.[1]);
  },
);

test.each([
  ['20.0.0', undefined],
  ['24.1.0', undefined],
  [
    '18.19.0',
    expect.stringMatching(/^This project needs Node 20 or newer, and this is Node 18\.19\.0: install Node 22 /),
  ],
  ['8.17.0', expect.stringContaining('this is Node 8.17.0')],
])('on Node %s it says %s', (version, sentence) => {
  expect(tooOld(version)).toEqual(sentence);
});

test('it ends the process with one line and no stack', () => {
  const pretend = path.join(root, 'tests/harness/pretend-node-18.cjs');

  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--require', pretend, path.join(root, 'build/build.mjs'), 'tools', 'dist/never'],
    { encoding: 'utf8' },
  );

  expect([status, stdout, stderr]).toEqual([1, '', `${tooOld('18.19.0')}\n`]);
});
