import { clipAttributes, clipText, clipWarnings } from '../../../insights/view/clip';
import { type Warning } from '../../../insights/warnings/warning';

const long = 'x'.repeat(1001);
const clipped = `${'x'.repeat(999)} … and 2 characters more`;

test('a text of a thousand characters stays; of a longer one is told how much is left out', () => {
  expect(clipText('x'.repeat(1000))).toBe('x'.repeat(1000));
  expect(clipText(long)).toBe(clipped);
});

test('no character is cut in two', () => {
  expect(clipText('🙂'.repeat(600))).toBe(`${'🙂'.repeat(499)} … and 202 characters more`);
  expect(clipText(`x${'🙂'.repeat(600)}`)).toMatch(/^x(🙂)+ … and \d+ characters more$/u);
});

test('of an attribute name, value and what is lost are clipped, and the rest stays', () => {
  expect(
    clipAttributes([
      { name: long, value: long, state: 'cut', lost: long, hint: 'as it is' },
      { name: 'a', value: 7, state: 'loaded' },
    ]),
  ).toEqual([
    { name: clipped, value: clipped, state: 'cut', lost: clipped, hint: 'as it is' },
    { name: 'a', value: 7, state: 'loaded' },
  ]);
  expect(clipAttributes([{ name: 'a', value: 7, state: 'loaded' }])[0]).not.toHaveProperty('lost');
});

test('of a warning fifty fields and values are kept, each clipped', () => {
  const names = Array.from({ length: 51 }, (_, index) => `field ${index}`);
  const warning = {
    kind: 'ignored',
    severity: 'lost',
    taskSid: 'WT1',
    fields: [long, ...names],
    values: { [long]: long, ...Object.fromEntries(names.map((name) => [name, 'x'])) },
    text: long,
    hint: 'as it is',
    at: 1,
  } satisfies Warning;

  expect(clipWarnings([warning])).toEqual([
    {
      ...warning,
      text: clipped,
      fields: [clipped, ...names.slice(0, 49)],
      values: { [clipped]: clipped, ...Object.fromEntries(names.slice(0, 49).map((name) => [name, 'x'])) },
    },
  ]);
});

test('a warning without values has none afterwards', () => {
  const warning = { kind: 'unlinked', severity: 'look', taskSid: 'WT1', fields: [], text: 'a', hint: 'b' } as Warning;

  expect(clipWarnings([warning])).toStrictEqual([warning]);
});
