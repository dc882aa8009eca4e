import { writeAttributes } from '../../../../assets/attributes/json';
import { readJson, readNdjson } from '../../../../cli/workers-sync/read/read-json';
import { type RowsRead } from '../../../../cli/workers-sync/read/row';

const told = ({ rows }: RowsRead) =>
  rows.map(
    ({ line, cells }) =>
      `${line}: ${[...cells].map(([name, { value, column }]) => `${name}@${column}=${writeAttributes({ value }).slice(9, -1)}`).join(' ')}`,
  );
const problems = (read: RowsRead) =>
  read.problems.map(({ line, column, name, problem }) => `${line}:${column}${name ? ` ${name}` : ''} ${problem}`);

test('a list: each object with its line, each value with its column, numbers with their digits', () => {
  const read = readJson('[\n  {"a": 1.0, "b": null},\n  {\n    "c": [12345678901234567890]\n  }\n]');

  expect(told(read)).toEqual(['2: a@9=1.0 b@19=null', '3: c@10=[12345678901234567890]']);
  expect(problems(read)).toEqual([]);
});

test('one object a line; blank lines are left out', () => {
  expect(told(readNdjson('{"a":1}\r\n\n{"b":"x"}\n'))).toEqual(['1: a@6=1', '3: b@6="x"']);
});

test('a list over tens of thousands of lines takes hardly longer than on one', () => {
  const row = { FriendlyName: 'a', team_id: '1', team_name: 'b', location: 'c', manager: 'd', role: 'e' };
  const rows = Array.from({ length: 4000 }, () => row);
  const time = (text: string) => {
    const started = performance.now();
    readJson(text);
    return performance.now() - started;
  };
  const [oneLine, manyLines] = [JSON.stringify(rows), JSON.stringify(rows, null, 1)];
  time(oneLine);

  const [short, long] = [oneLine, manyLines].map((text) => Math.min(time(text), time(text)));

  expect(long / short).toBeLessThan(4);
});

test.each([
  ['an object alone', readJson('{"a":1}'), ['1:1 is not a JSON list']],
  ['nothing', readJson(''), ['1:1 is not JSON: value expected']],
  ['a comma too many', readJson('[\n{"a":1,}\n]'), ['2:8 is not JSON: property name expected']],
  ['a comment', readJson('[ // x\n{"a":1}]'), ['1:3 is not JSON: invalid comment token']],
  ['text after the end', readJson('[{"a":1}] x'), ['1:11 is not JSON: invalid symbol']],
  ['something else in the list', readJson('[{"a":1}, 5]'), ['1:11 is not a JSON object']],
  ['a key twice', readJson('[{"a":1,"a":2}]'), ['1:9 a stands twice in this object']],
  [
    'broken lines, each by itself',
    readNdjson('{"a":1}\n{"b":\n[1]\n{"c":1}'),
    ['2:6 is not JSON: value expected', '3:1 is not a JSON object'],
  ],
])('tells of %s', (_, read, expected) => {
  expect(problems(read)).toEqual(expected);
});
