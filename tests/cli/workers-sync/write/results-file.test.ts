import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finishedLines, ResultsFile } from '../../../../cli/workers-sync/write/results-file';

const folder = mkdtempSync(path.join(tmpdir(), 'results-test-'));
const file = path.join(folder, 'agents.csv.results.csv');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(file, { force: true }));

function write(goOn: boolean, ...codes: [number, string][]): void {
  const results = new ResultsFile(file, 'input1', goOn);
  for (const [line, code] of codes) results.add({ line, worker: `w${line}`, code });
  results.close();
}

test('rows that were changed or right are finished, all others are not', () => {
  write(false, [2, 'changed'], [3, 'unchanged'], [4, 'conflict'], [5, 'not-started'], [6, 'worker-not-found']);

  expect([...finishedLines(file, 'input1')]).toEqual([2, 3]);
});

test('a run that goes on adds to what is there; a new run starts again', () => {
  write(false, [2, 'changed']);
  write(true, [3, 'changed']);
  expect([...finishedLines(file, 'input1')]).toEqual([2, 3]);

  write(false, [4, 'changed']);
  expect([...finishedLines(file, 'input1')]).toEqual([4]);
});

test('a line torn by the death of the run counts for nothing and spoils nothing', () => {
  write(false, [2, 'changed']);
  appendFileSync(file, '3,"w3 with a long name, torn');

  expect([...finishedLines(file, 'input1')]).toEqual([2]);
  write(true, [4, 'changed']);
  expect([...finishedLines(file, 'input1')]).toEqual([2, 4]);
});

test('names that a spreadsheet would run as formulas are escaped', () => {
  const results = new ResultsFile(file, 'input1', false);
  results.add({ line: 2, worker: '=1+1', code: 'changed', changed: ['team_id', 'role'], message: 'a, "b"' });
  results.close();

  expect(readFileSync(file, 'utf8').split('\n')[1]).toMatch(/^2,'=1\+1,,changed,team_id role,"a, ""b""",/);
});

test.each([
  ['no file', () => undefined, /there is no .*agents\.csv\.results\.csv to go on with/],
  ['the results of another input', () => write(false, [2, 'changed']), /belongs to another file, workspace/],
])('%s is nothing to go on with', (_, arrange, message) => {
  arrange();

  expect(() => finishedLines(file, 'input2')).toThrow(message);
});
