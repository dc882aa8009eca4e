import { readCsv } from '../../../../cli/workers-sync/read/read-csv';

/** Rows as `line: name=value|...`, the way a person would tell them. */
const told = (text: string) =>
  readCsv(text).rows.map(
    ({ line, cells }) => `${line}: ${[...cells].map(([name, { value }]) => `${name}=${String(value)}`).join('|')}`,
  );
const problems = (text: string) =>
  readCsv(text).problems.map(
    ({ line, column, name, problem }) => `${line}:${column ?? ''}${name ? ` ${name}` : ''} ${problem}`,
  );

test.each([
  ['commas', 'a,b\n1,2\n', ['2: a=1|b=2']],
  ['semicolons, with commas in the values', 'a;b\n1;2,5\n', ['2: a=1|b=2,5']],
  ['tabs', 'a\tb\n1\t2', ['2: a=1|b=2']],
  ['a delimiter inside a quoted name', 'a;"b,c,d"\n1;2', ['2: a=1|b,c,d=2']],
  ['a line that declares it', 'sep=;\r\na;b\r\n1;2', ['3: a=1|b=2']],
  ['a byte order mark', '\uFEFFa,b\n1,2', ['2: a=1|b=2']],
  ['quotes, quotes inside them, and spaces around', 'a,b\n "say ""hi""" , x ', ['2: a=say "hi"|b=x']],
  ['no end of line at the end', 'a\n1', ['2: a=1']],
  ['only one column', 'a\n1\n2', ['2: a=1', '3: a=2']],
  ['rows without any value', 'a,b\n,\n1,2\n , \n', ['3: a=1|b=2']],
  ['an empty cell', 'a,b\n1,', ['2: a=1|b=']],
])('reads %s', (_, text, rows) => {
  expect(told(text)).toEqual(rows);
  expect(problems(text)).toEqual([]);
});

test.each(['\n', '\r\n', '\r'])(
  'tells the first line of a row, past quoted and empty lines, with line ends %j',
  (end) => {
    const rows = told(['a,b', '1,2', '', `"x${end}y",3`, '', '4,5', ''].join(end));

    expect(rows).toEqual(['2: a=1|b=2', '4: a=x\ny|b=3', '7: a=4|b=5']);
  },
);

test.each([
  ['nothing', '', ['1: is empty']],
  [
    'a quote that is never closed',
    'a,b\n1,2\n\n"3,4\n5,6\n',
    ['3: or a later line opens a quote that is never closed'],
  ],
  ['a quote in the middle', 'a,b\n1,2"3\n', ['2: has a quote in the wrong place']],
  ['a name twice', 'a,b,a\n1,2,3', ['1:3 a is the name of column 1 too']],
  ['more cells than names', 'a,b\n1,2\n1,2,3', ['3:3 is a cell without a column name']],
  ['fewer cells than names', 'a,b,c\n1,2', ['2:2 is the last of 2 cells where the header has 3']],
])('tells of %s', (_, text, expected) => {
  expect(problems(text)).toEqual(expected);
});
