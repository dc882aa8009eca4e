import fc from 'fast-check';
import { parseExactly } from '../../../assets/attributes/json';
import { convertValue, cutText, listed, toMilliseconds } from '../../../assets/attributes/values';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('cutText', () => {
  test('never exceeds the limit, never splits a pair, and keeps as much as it can', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 20 }), (text, limit) => {
        const cut = cutText(text, limit);

        expect(text.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(() => encodeURIComponent(cut)).not.toThrow();
        expect(text.length <= limit ? cut === text : cut.length >= limit - 1).toBe(true);
      }),
    );
  });

  test('a character outside the basic plane at the edge is left out whole', () => {
    expect(cutText('aaa😀', 4)).toBe('aaa');
    expect(cutText('aa😀', 4)).toBe('aa😀');
    expect(['a\u{10000}', 'a\u{10FFFF}'].map((text) => cutText(text, 2))).toEqual(['a', 'a']);
    expect(cutText('a\uE000b', 2)).toBe('a\uE000');
  });
});

test.each([
  [1_574_350_320_000, 1_574_350_320_000],
  ['1574350320000', 1_574_350_320_000],
  ['2019-11-21T15:32:00Z', 1_574_350_320_000],
  ['Thu, 21 Nov 2019 15:32:00 +0000', 1_574_350_320_000],
  ['21 Nov 2019 15:32 GMT', 1_574_350_320_000],
  [1_574_350_320, 1_574_350_320_000],
  ['1574350320', 1_574_350_320_000],
  [' 1574350320 ', 1_574_350_320_000],
  [1e9, 1e12],
  [1e10, undefined],
  [1e11, 1e11],
  [1e13, undefined],
  [1_574_350_320.5, 1_574_350_320_500],
  ['2019-11-21T16:32:00+0100', 1_574_350_320_000],
  ['2019-11-21 15:32:00', 1_574_350_320_000],
  ['2019-11-21T15:32', 1_574_350_320_000],
  ['2019-11-21', 1_574_294_400_000],
  ['2026-11-22T10:00:00.123456', Date.UTC(2026, 10, 22, 10, 0, 0, 123)],
  ['2019-02-30T10:00:00Z', undefined],
  ['yesterday', undefined],
  ['abc-1', undefined],
  ['Maybe 5', undefined],
  ['12', undefined],
  [0, undefined],
  [-1_574_350_320_000, undefined],
  [157_435_032, undefined],
  [15_743_503_200, undefined],
  ['1574350320000000', undefined],
  [NaN, undefined],
  [{}, undefined],
])('the moment %j is %j in milliseconds', (given, milliseconds) => {
  expect(toMilliseconds(given)).toBe(milliseconds);
});

test('a moment kept as it was written is read as a number', () => {
  expect(toMilliseconds(parseExactly('1574350320.0'))).toBe(1_574_350_320_000);
});

test.each([
  ['2019-11-21T16:32:00+0530', '2019-11-21T16:32:00+05:30'],
  ['2019-11-21T16:32:00-08:00', '2019-11-21T16:32:00-08:00'],
  ['2019-11-21 16:32Z', '2019-11-21T16:32Z'],
  ['2019-11-21T16:32', '2019-11-21T16:32Z'],
])('%s is read in the form that means the same to every engine, wherever it runs', (given, portable) => {
  const parse = jest.spyOn(Date, 'parse');

  toMilliseconds(given);

  expect(parse.mock.calls).toEqual([[portable]]);
  parse.mockRestore();
});

test.each([
  [['Yes'], 'Yes'],
  [['Yes', 'No'], 'Yes or No'],
  [['Yes', 'No', 'Follow-Up'], 'Yes, No or Follow-Up'],
])('words to choose from read as a sentence: %j', (words, sentence) => {
  expect(listed(words)).toBe(sentence);
});

test.each(['text', 'measure', 'link', 'yes-no', 'date', 'media'] as const)(
  '%s: an object, whatever it calls its properties, is left for the validator',
  (kind) => {
    const objects = ['toString', 'valueOf', 'toJSON', 'length', 'start_time'].map((name) => ({ [name]: 1 }));

    const converted = objects.map((each) => convertValue(each, { kind, field: 'f', edition: 'both' }));

    expect(converted).toEqual(objects);
  },
);
