import { halvesOf, windowsOf } from '../../../cli/events/windows';
import { noon } from '../../insights/story';

const hour = 3_600_000;

test.each<[string, number, number | undefined, number]>([
  ['a day that ends now', 24, undefined, 24],
  ['half an hour', 0.5, noon, 1],
  ['a week, in windows of six hours', 7 * 24, noon, 28],
])('%s', (_, hours, to, count) => {
  const windows = windowsOf({ from: noon - hours * hour, to }, noon);

  expect(windows).toHaveLength(count);
  expect([windows[0].from, windows.at(-1)?.to]).toEqual([noon - hours * hour, to]);
  expect(windows.slice(1).every(({ from }, index) => from === windows[index].to)).toBe(true);
});

test('a window is halved at a whole second, until it is too short', () => {
  expect(halvesOf({ from: noon, to: noon + 2500 }, noon)).toEqual([
    { from: noon, to: noon + 1000 },
    { from: noon + 1000, to: noon + 2500 },
  ]);
  expect(halvesOf({ from: noon, to: noon + 1500 }, noon)).toBeUndefined();
});
