import { parse } from 'csv-parse/sync';
import { toCsv } from '../../../insights/table/csv';
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
  ['+14155550101', '+14155550101'],
  ['-3.5', '-3.5'],
])('a spreadsheet does not take %s for a formula', (text, expected) => {
  expect(toCsv([{ a: text }], ['a']).split('\r\n')[1]).toBe(expected);
});

test('fixed columns come first, also without rows', () => {
  expect(toCsv([], fixedColumns).trim().split(',')).toEqual(fixedColumns);
});
