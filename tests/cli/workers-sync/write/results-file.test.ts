import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { finishedRows, ResultsFile } from '../../../../cli/workers-sync/write/results-file';

const folder = mkdtempSync(path.join(tmpdir(), 'results-test-'));
const file = path.join(folder, 'agents.csv.results.csv');
const source = path.join(folder, 'agents.csv');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(file, { force: true }));

const open = (goOn = false, place = file) => new ResultsFile({ path: place, input: 'input1', source, goOn });

/** One result for each row, all of them on one line of the input. */
function write(goOn: boolean, ...codes: [number, string][]): void {
  const results = open(goOn);
  results.start();
  for (const [row, code] of codes) results.add({ row, line: 1, worker: `w${row}`, code });
  results.close();
}

function appendTo(text: string): void {
  write(false, [2, 'changed']);
  appendFileSync(file, text);
}

test('rows that were changed or right are finished, all others are not', () => {
  write(false, [2, 'changed'], [3, 'unchanged'], [4, 'conflict'], [5, 'not-started'], [6, 'worker-not-found']);

  expect([...finishedRows(file, 'input1')]).toEqual([2, 3]);
});

test('a run that goes on adds to what is there; a new run starts again', () => {
  write(false, [2, 'changed']);
  write(true, [3, 'changed']);
  expect([...finishedRows(file, 'input1')]).toEqual([2, 3]);

  write(false, [4, 'changed']);
  expect([...finishedRows(file, 'input1')]).toEqual([4]);
});

test.each([
  ['in the middle of a cell', '3,1,"w3 with a long name, torn'],
  ['after a line break inside a cell', '3,1,"w3\nwith a line break'],
  ['after two, with a quote', '3,1,"w3 ""x""\n\ntorn'],
])('a record torn %s counts for nothing and spoils nothing', (_, torn) => {
  write(false, [2, 'changed']);
  appendFileSync(file, torn);

  expect([...finishedRows(file, 'input1')]).toEqual([2]);
  write(true, [4, 'changed']);
  expect([...finishedRows(file, 'input1')]).toEqual([2, 4]);
});

test.each(['', 'row,line,wor'])('a file left as %j gets its first line from the run that goes on', (left) => {
  writeFileSync(file, left);

  expect([...finishedRows(file, 'input1')]).toEqual([]);
  write(true, [2, 'changed']);

  expect([...finishedRows(file, 'input1')]).toEqual([2]);
});

test('names that a spreadsheet would run as formulas are escaped', () => {
  const results = open();
  results.start();
  results.add({ row: 1, line: 2, worker: '=1+1', code: 'changed', changed: ['team_id', 'role'], message: 'a, "b"' });
  results.close();

  expect(readFileSync(file, 'utf8').split('\n')[1]).toMatch(/^1,2,'=1\+1,,changed,team_id role,"a, ""b""",/);
});

test('a file that was opened and not started is left as it was, or not at all', () => {
  write(false, [2, 'changed']);
  const before = readFileSync(file, 'utf8');

  open().close();
  open(false, path.join(folder, 'new.csv')).close();

  expect([readFileSync(file, 'utf8'), existsSync(path.join(folder, 'new.csv'))]).toEqual([before, false]);
});

test.each([
  ['no file', () => undefined, /there is no .*agents\.csv\.results\.csv to go on with/],
  ['the results of another input', () => write(false, [2, 'changed']), /belongs to another file, workspace/],
  ['something else', () => writeFileSync(file, 'a,"b\n"c",d\n'), /holds something else than results/],
  ['results with a quote too many', () => appendTo('a"b,"c\n'), /is not a file of results/],
  [
    'the results of an earlier version',
    () => writeFileSync(file, 'line,worker,worker_sid,code,changed,message,at,input\n2,a,,changed,,,,input2\n'),
    /was not written by this version/,
  ],
])('%s is nothing to go on with', (_, arrange, message) => {
  arrange();

  expect(() => finishedRows(file, 'input2')).toThrow(message);
});

test('the file with the agents is never taken for the results, under whatever name', () => {
  const other = path.join(folder, 'same.csv');
  writeFileSync(source, 'FriendlyName\nalice\n');
  linkSync(source, other);

  for (const place of [source, other]) expect(() => open(false, place)).toThrow(/is the file with the agents/);
  expect(readFileSync(source, 'utf8')).toBe('FriendlyName\nalice\n');
});

test.each([
  ['in a folder that is not there', 'none/results.csv', /its folder does not exist; name another file/],
  ['a folder', 'folder', /is not a file; name another one/],
])('results %s cannot be kept', (_, name, message) => {
  mkdirSync(path.join(folder, 'folder'), { recursive: true });

  expect(() => open(false, path.join(folder, name))).toThrow(message);
});

test('what is in a file is not written over, unless it is results', () => {
  writeFileSync(file, 'FriendlyName,location\nalice,London\n');

  expect(() => open()).toThrow(/holds something else than results/);
});

test('a device is not a file', () => {
  expect(() => open(false, '/dev/null')).toThrow(/is not a file/);
});
