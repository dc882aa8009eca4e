import * as fc from 'fast-check';
import { changedPart } from '../../../../assets/inspector/write/changed-part';

test.each([
  ['"outcom": 1', '"outcome": 1', { from: 7, to: 7, by: 'e' }],
  ['abc', 'abc', { from: 3, to: 3, by: '' }],
  ['', 'new', { from: 0, to: 0, by: 'new' }],
  ['aaa', 'aa', { from: 2, to: 3, by: '' }],
])('%s to %s', (before, after, expected) => {
  expect(changedPart(before, after)).toEqual(expected);
});

test('replacing the part makes the other text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });

  fc.assert(
    fc.property(text, text, (before, after) => {
      const { from, to, by } = changedPart(before, after);

      expect(before.slice(0, from) + by + before.slice(to)).toBe(after);
    }),
  );
});
