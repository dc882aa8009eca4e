import { markerLevels } from '../../../insights/page/marker-levels';

test.each<[string, number[], number[]]>([
  ['apart', [0, 100, 200], [0, 0, 0]],
  ['on one another', [50, 50, 50], [0, 1, 2]],
  ['in any order', [60, 50, 80], [1, 0, 0]],
  ['none', [], []],
])('markers that are %s', (_, places, levels) => {
  expect(markerLevels(places, 26)).toEqual(levels);
});
