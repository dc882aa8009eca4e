import { axisLabels, textWidth } from '../../../insights/page/axis-labels';
import { createTimeScale } from '../../../insights/page/time-scale';

const words = { start: () => '12:00:00', since: (ms: number) => `+${ms / 1000}` };
const minute = 60_000;

function labelsAt(width: number) {
  const { ticks } = createTimeScale([
    { from: 0, to: 4 * minute },
    { from: 90 * minute, to: 90 * minute + 1000 },
  ]);
  return axisLabels(ticks, width, words).toSorted((one, other) => one.left - other.left);
}

test.each([1200, 700, 400, 250, 120])('at %i px no label touches another, and none leaves the axis', (width) => {
  const labels = labelsAt(width);
  const ends = labels.map(({ left, text }) => left + textWidth(text));

  expect(labels.slice(1).every(({ left }, index) => left > ends[index])).toBe(true);
  expect(Math.min(...labels.map(({ left }) => left))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...ends)).toBeLessThanOrEqual(width + 1);
});

test('the time of day at which it begins is the last label to go', () => {
  expect(labelsAt(70)).toMatchObject([{ text: '12:00:00', left: 0, start: true }]);
});

test('the more room, the more labels', () => {
  expect(labelsAt(1200).length).toBeGreaterThan(labelsAt(300).length);
});
