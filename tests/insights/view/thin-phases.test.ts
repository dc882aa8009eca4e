import { thinPhases } from '../../../insights/view/thin-phases';
import { type Phase } from '../../../insights/segments/segment';

const ringing = (count: number): Phase[] =>
  Array.from({ length: count }, (_, index) => ({ name: 'ringing', from: index * 10, to: index * 10 + 10 }));

test('few phases stay as they are', () => {
  const phases = ringing(5);

  expect(thinPhases(phases, 5)).toBe(phases);
});

test('ten thousand are drawn as a few that cover the same time', () => {
  const thinned = thinPhases(ringing(10_000), 60);

  expect(thinned.length).toBeLessThanOrEqual(60);
  expect([thinned[0].from, thinned.at(-1)?.to]).toEqual([0, 100_000]);
  expect(thinned.slice(1).every(({ from }, index) => from === thinned[index].to)).toBe(true);
});

test('the longest of a group gives the name, one that lasts before all', () => {
  const phases: Phase[] = [
    { name: 'queue', from: 0, to: 1 },
    { name: 'talk', from: 1, to: 9 },
    { name: 'ringing', from: 9, to: 10 },
    { name: 'wrap-up', from: 10, to: null },
  ];

  expect(thinPhases(phases, 2)).toEqual([
    { name: 'talk', from: 0, to: 9 },
    { name: 'wrap-up', from: 9, to: null },
  ]);
});

test('of a group the longest gives the name wherever it stands, of two as long the first', () => {
  const phases: Phase[] = [
    { name: 'talk', from: 90, to: 99 },
    { name: 'ringing', from: 99, to: 100 },
    { name: 'queue', from: 100, to: 102 },
    { name: 'wrap-up', from: 102, to: 104 },
  ];

  expect(thinPhases(phases, 2).map(({ name }) => name)).toEqual(['talk', 'queue']);
});
