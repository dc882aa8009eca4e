import { parse } from 'csv-parse/sync';
import { columnsOf, csvLine, toCsv } from '../../../insights/table/csv';
import { fixedColumns, type Row } from '../../../insights/table/segment-rows';

test('a parser reads back what was written: quotes, commas, line breaks', () => {
  const rows: Row[] = [
    { a: 'say "hi", now', b: 'two\nlines' },
    { a: 1, b: null, c: 'x' },
  ];

  const [header, ...read] = parse(toCsv(rows, ['a', 'b']), { columns: false });

  expect(header).toEqual(['a', 'b', 'c']);
  expect(read).toEqual([
    ['say "hi", now', 'two\nlines', ''],
    ['1', '', 'x'],
  ]);
});

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+cmd', "'+cmd"],
  ['-cmd', "'-cmd"],
  ['\t=1', "'\t=1"],
  ['+1=1', "'+1=1"],
  ['a=1', 'a=1'],
  ['1+1', '1+1'],
  ['14155550101', '14155550101'],
  ['+14155550101', '+14155550101'],
  ['-3.5', '-3.5'],
])('a spreadsheet does not take %s for a formula', (text, expected) => {
  expect(toCsv([{ a: text }], ['a']).split('\r\n')[1]).toBe(expected);
});

test('a number is never taken for a text, and nothing stands for nothing', () => {
  expect(csvLine([-1e-7, -5, 0, null, undefined, ''])).toBe('-1e-7,-5,0,,,\r\n');
});

test('the other columns follow once, in alphabetical order', () => {
  expect(columnsOf(['b', 'a'], ['z', 'a', 'c', 'z'])).toEqual(['b', 'a', 'c', 'z']);
});

test('fixed columns come first, also without rows', () => {
  expect(toCsv([], fixedColumns).trim().split(',')).toEqual(fixedColumns);
});
