import { nearestName } from '../../../insights/attributes/nearest-name';

test.each([
  ['outcom', 'outcome'],
  ['Out-Come', 'outcome'],
  ['campain', 'campaign'],
  ['color', null],
])('%s was meant to be %j', (name, meant) => {
  expect(nearestName(name, ['campaign', 'outcome'])).toBe(meant);
});

test('of two that are as near the first is offered', () => {
  expect(nearestName('cat', ['car', 'can'])).toBe('car');
});

test('a last letter that is missing or too many counts as one', () => {
  expect([nearestName('abc', ['abcd']), nearestName('abcd', ['abc'])]).toEqual(['abcd', 'abc']);
});
