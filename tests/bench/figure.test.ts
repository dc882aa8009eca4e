/** How a figure is judged; the figures themselves are measured by npm run bench. */
import { percentile, timesBetter, verdictOf } from './figure';

const figure = { what: 'calls', unit: 'calls' };

test.each([
  ['<= 8', 8, 'ok'],
  ['<= 8', 8.01, 'missed'],
  ['< 300', 300, 'missed'],
  ['>= 95', 95, 'ok'],
  ['> 2', 2, 'missed'],
  ['100', 100, 'ok'],
  ['100', 99, 'missed'],
  [undefined, 5, undefined],
])('against the target %j, %d is %s', (target, ours, verdict) => {
  expect(verdictOf({ ...figure, ours, target })).toBe(verdict);
});

test('a target that cannot be judged is a mistake in the bench', () => {
  expect(() => verdictOf({ ...figure, ours: 5, target: '5 or 6' })).toThrow('calls: the target 5 or 6');
});

test.each([
  ['less is better', { ours: 2, baseline: { value: 6, pattern: 'usual' } }, 3],
  ['more is better', { ours: 100, baseline: { value: 20, pattern: 'usual' }, more: true as const }, 5],
  ['worse', { ours: 6, baseline: { value: 3, pattern: 'usual' } }, 0.5],
  ['nothing to divide by', { ours: 0, baseline: { value: 3, pattern: 'usual' } }, undefined],
  ['no usual pattern', { ours: 2 }, undefined],
])('the ratio reads above 1 where ours is better: %s', (_, given, times) => {
  expect(timesBetter({ ...figure, ...given })).toBe(times);
});

test('a percentile is a value that was measured', () => {
  expect([0, 0.5, 0.95, 1].map((share) => percentile([5, 1, 4, 2, 3], share))).toEqual([1, 3, 5, 5]);
});
