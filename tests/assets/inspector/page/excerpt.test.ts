import { excerptOf } from '../../../../assets/inspector/page/excerpt';

const place = (text: string, at: number) => {
  const { before, at: character, after } = excerptOf(text, { at, line: text.slice(0, at).split('\n').length });
  return `${before}[${character}]${after}`;
};

test.each([
  ['{oops}', 1, '1  {[o]ops}'],
  ['{\n  "a": 1,\n}', 10, '1  {\n2    "a": 1[,]'],
  ['{', 1, '1  {[ ]'],
  ['{"a":\n', 5, '1  {"a":[ ]'],
])('%j at %i', (text, at, expected) => {
  expect(place(text, at)).toBe(expected);
});

test('a long line is shortened on both sides, the one before it behind', () => {
  const shown = place(`${'a'.repeat(200)}\n${'b'.repeat(100)}x${'c'.repeat(100)}`, 301);

  expect(shown).toBe(`1  ${'a'.repeat(90)}\n2  …${'b'.repeat(50)}[x]${'c'.repeat(50)}…`);
});
