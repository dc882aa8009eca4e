import * as fc from 'fast-check';
import { membersOf } from '../../../../assets/inspector/read/json-members';

const told = (json: string) =>
  membersOf(json).map(({ path, name, value }) => [path.join('/'), json.slice(...name), json.slice(...value)]);

test('every member is told with its name and its value as they stand', () => {
  expect(told('{ "a": { "b\\"{" : [1, {"c":null}] }, "d": "x,}" }')).toEqual([
    ['a/b"{/1/c', '"c"', 'null'],
    ['a/b"{', '"b\\"{"', '[1, {"c":null}]'],
    ['a', '"a"', '{ "b\\"{" : [1, {"c":null}] }'],
    ['d', '"d"', '"x,}"'],
  ]);
});

test('the outer braces may be missing', () => {
  expect(told('"a": {"b": 1}')).toEqual([
    ['a/b', '"b"', '1'],
    ['a', '"a"', '{"b": 1}'],
  ]);
});

test('whatever the object, its members are found and their values are the ones JSON reads', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(undefined, 2), (object, indent) => {
      const json = JSON.stringify(object, null, indent);
      const found = membersOf(json).filter(({ path }) => path.length === 1);

      expect(found.map(({ path, value }) => [path[0], JSON.parse(json.slice(...value))])).toEqual(
        Object.entries(JSON.parse(json) as object),
      );
    }),
  );
});
