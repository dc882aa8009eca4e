import { createTimeScale } from '../../../insights/page/time-scale';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

test('what happens is to scale', () => {
  const scale = createTimeScale([
    { from: 0, to: minute },
    { from: minute, to: 4 * minute },
  ]);

  expect([0, minute, 2 * minute, 4 * minute].map((at) => scale.place(at))).toEqual([0, 0.25, 0.5, 1]);
  expect(scale.gaps).toEqual([]);
});

test('a short pause stays as it is, a long one becomes a gap of its own width', () => {
  const scale = createTimeScale([
    { from: 0, to: 10 * minute },
    { from: 11 * minute, to: 20 * minute },
    { from: 3 * hour, to: 3 * hour + 20 * minute },
  ]);

  expect(scale.gaps).toMatchObject([{ from: 20 * minute, to: 3 * hour }]);
  const [{ left, width }] = scale.gaps;
  expect(left + width / 2).toBeCloseTo(0.5);
  expect(scale.place(3 * hour) - scale.place(20 * minute)).toBeCloseTo(width);
  expect(scale.place(20 * minute) - scale.place(0)).toBeCloseTo(
    scale.place(3 * hour + 20 * minute) - scale.place(3 * hour),
  );
});

test('a moment within a gap lies at the end of what was before it', () => {
  const scale = createTimeScale([
    { from: 0, to: minute },
    { from: hour, to: hour + minute },
  ]);

  expect(scale.place(30 * minute)).toBe(scale.place(minute));
});

test('ticks are even, few, and begin anew after a gap', () => {
  const { ticks } = createTimeScale([
    { from: 0, to: 4 * minute },
    { from: hour, to: hour + 2 * minute },
  ]);

  expect(ticks.map(({ at, sinceStart }) => [at / minute, sinceStart / minute])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [60, 0],
    [61, 1],
    [62, 2],
  ]);
});

test('nothing, and a single moment, have a place', () => {
  expect(createTimeScale([]).place(5)).toBe(0);
  expect(createTimeScale([{ from: 5, to: 5 }]).place(5)).toBe(0);
});
