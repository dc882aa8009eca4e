import { nearestName } from '../../../insights/attributes/nearest-name';

test.each([
  ['outcom', 'outcome'],
  ['Out-Come', 'outcome'],
  ['campain', 'campaign'],
  ['color', null],
])('%s was meant to be %j', (name, meant) => {
  expect(nearestName(name, ['campaign', 'outcome'])).toBe(meant);
});
