import { spell } from '../../../insights/warnings/warning';

test.each([
  [0, '1 ms'],
  [999, '999 ms'],
  [1000, '1 s'],
  [5400, '5 s'],
  [60_000, '1 min'],
  [125_000, '2 min 5 s'],
  [7_200_000, '2 h'],
  [10_920_000, '3 h 2 min'],
])('%i ms is told as %s', (ms, text) => {
  expect(spell(ms)).toBe(text);
});
