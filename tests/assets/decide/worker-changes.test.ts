import fc from 'fast-check';
import { mergeKeys, parseAttributes } from '../../../assets/attributes/json';
import { differences } from '../../../assets/decide/worker-changes';

const keys = fc.constantFrom('a', 'b', 'c', 'd');
const json = fc.dictionary(keys, fc.jsonValue({ maxDepth: 2 }));

test('there are no differences once the changes are merged', () => {
  fc.assert(
    fc.property(json, json, (attributes, changes) => {
      expect(differences(mergeKeys(attributes, changes), changes)).toEqual([]);
    }),
  );
});

test('differences name exactly the keys whose value becomes another', () => {
  fc.assert(
    fc.property(json, json, (attributes, changes) => {
      const merged = mergeKeys(attributes, changes);
      const differing = Object.keys(changes).filter(
        (key) => JSON.stringify(sorted(attributes[key])) !== JSON.stringify(sorted(merged[key])),
      );

      expect(differences(attributes, changes).map(({ key }) => key)).toEqual(differing);
    }),
  );
});

test.each([
  ['within an object', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }],
  ['within a list', { a: [{ x: 1, y: 2 }] }, { a: [{ y: 2, x: 1 }] }],
])('the order of keys %s is no difference', (_, attributes, changes) => {
  expect(differences(attributes, changes)).toEqual([]);
});

test('numbers of twenty digits are compared to their last digit', () => {
  const attributes = parseAttributes('{"id":12345678901234567890}')!;

  expect(differences(attributes, parseAttributes('{"id":12345678901234567890}')!)).toEqual([]);
  expect(differences(attributes, parseAttributes('{"id":12345678901234567891}')!)).toHaveLength(1);
});

/** The same value with the keys of its objects in order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => a.localeCompare(b))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
