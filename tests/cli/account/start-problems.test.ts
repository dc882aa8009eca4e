import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProblems } from '../../../cli/account/start-problems';

const folder = mkdtempSync(path.join(tmpdir(), 'start-problems-test-'));
const secret = 'b7e41c38a2c2d0136e694b9960659974';

function told(...lines: string[]): string[] {
  writeFileSync(path.join(folder, '.env'), `${lines.join('\n')}\n`);
  return startProblems(folder);
}

afterAll(() => rmSync(folder, { recursive: true }));

test('without a file there is nothing to say', () => {
  expect(startProblems(path.join(folder, 'none'))).toEqual([]);
});

test('all that is wrong is told at once, in the order of the lines', () => {
  expect(
    told('# mine', 'INSIGHTS_TEXT_LIMIT=abc', 'export HANG_UP_BY=on', 'OUTCOME_BY_REASON={"a":', 'LINK_WITHIN_HOURS=0'),
  ).toEqual([
    '.env, line 2: INSIGHTS_TEXT_LIMIT must be a whole number from 1 to 4096.',
    '.env, line 3: remove "export".',
    '.env, line 4: OUTCOME_BY_REASON is not valid JSON.',
    '.env, line 5: LINK_WITHIN_HOURS must be a whole number from 1 to 8760.',
  ]);
});

test.each([
  ['RECORDING_ACCESS=signed', 'RECORDING_LINK_SECRET', 'RECORDING_ACCESS'],
  ['LINK_BY=from', 'LINK_KEY_SECRET', 'LINK_BY'],
])('%s without its secret is told on that line, unless the secret has a line of its own', (line, name, cause) => {
  const words = `${name} is not set; set it to 32 or more random characters (${cause} needs it).`;

  expect(told('', line)).toEqual([`.env, line 2: ${words}`]);
  expect(told(line, '', `${name}=`)).toEqual([`.env, line 3: ${words}`]);
  expect(told(line, `${name}=${secret}`)).toEqual([]);
  expect(told(line, `export ${name}=${secret}`)).toEqual(['.env, line 2: remove "export".']);
});

test.each([
  ['WORKERS_API_TOKEN', 'too-short-to-be-one'],
  ['EVENT_STREAMS_TOKEN', 'too-short-to-be-one'],
  ['RECORDING_ACCESS', 'https://user:hunter2@example.com/{RecordingSid}'],
])('the value of a wrong %s is never shown', (name, value) => {
  const problems = told(`${name}=${value}`);

  expect(problems).toEqual([expect.stringContaining(`.env, line 1: ${name} `)]);
  expect(problems[0]).not.toContain(value);
  expect(problems[0]).not.toContain('hunter2');
});

test('of a variable that stands twice the last line counts', () => {
  expect(told('INSIGHTS_TEXT_LIMIT=128', 'INSIGHTS_TEXT_LIMIT=abc')).toEqual([expect.stringContaining('line 2')]);
  expect(told('INSIGHTS_TEXT_LIMIT=abc', 'INSIGHTS_TEXT_LIMIT=128')).toEqual([]);
});

test('the account may be wrong or missing: the sandbox gives its own', () => {
  expect(told('ACCOUNT_SID=AC1', 'TASKROUTER_WORKSPACE_SID=')).toEqual([]);
});

test.each([
  ['["hangup"]', ['assets/outcome-by-reason.private.json must be a JSON object.']],
  ['{"hangup":', ['assets/outcome-by-reason.private.json is not valid JSON.']],
  ['{"hangup":"Abandoned"}', []],
])('the map of outcomes %s is looked at too, after .env', (map, expected) => {
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'assets/outcome-by-reason.private.json'), map);

  expect(told('HANG_UP_BY=maybe')).toEqual([expect.stringMatching(/^\.env, line 1: HANG_UP_BY /), ...expected]);
  expect(told()).toEqual(expected);
});
