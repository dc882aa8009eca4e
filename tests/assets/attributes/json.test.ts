import fc from 'fast-check';
import {
  holdsRounded,
  isPresent,
  largestKeys,
  mergeInto,
  parseAttributes,
  parseExactly,
  writeAttributes,
} from '../../../assets/attributes/json';

const jsonObject = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }));
const jsonText = jsonObject.map((value) => JSON.stringify(value));

describe('parseAttributes', () => {
  test.each([null, '', '  ', 'null', '{}'])('%j is an object without keys', (json) => {
    expect(parseAttributes(json)).toEqual({});
  });

  test.each([undefined, '{', '[]', '"text"', '7', 'undefined', '{"a":1}}', '<html>'])('%s is unreadable', (json) => {
    expect(parseAttributes(json)).toBeUndefined();
  });

  test('a key given twice counts as JavaScript and TaskRouter count it: the last one', () => {
    expect(parseAttributes('{"a":1,"a":2}')).toEqual({ a: 2 });
  });

  test('writes back what it read, whatever it was', () => {
    fc.assert(
      fc.property(jsonText, (json) => {
        expect(JSON.parse(writeAttributes(parseAttributes(json)!))).toEqual(JSON.parse(json));
      }),
    );
  });

  test('keeps numbers that JavaScript would round, and the name __proto__', () => {
    const json = '{"id":12345678901234567890,"ratio":1.0,"tiny":1e-400,"__proto__":{"a":1}}';

    expect(writeAttributes(parseAttributes(json)!)).toBe(json);
  });
});

describe('parseExactly', () => {
  test('tells which key was given twice, and where', () => {
    const repeated: [string, number][] = [];

    const value = parseExactly('{"a":1,"b":{"a":2,"a":3}}', (key, position) => repeated.push([key, position]));

    expect(value).toEqual({ a: 1, b: { a: 3 } });
    expect(repeated).toEqual([['a', 19]]);
  });

  test.each(['9007199254740991', '9007199254740993', '12345678901234567000', '1e21', '0.1', '1.10'])(
    'keeps the digits of %s',
    (written) => {
      const number = parseExactly(written);

      expect(String(number)).toBe(written);
      expect(holdsRounded(number)).toBe(false);
    },
  );

  test('says where the text is wrong', () => {
    expect(() => parseExactly('{"a":1 "b":2}')).toThrow(/at position 7$/);
  });
});

test.each([
  [2 ** 53, true],
  [-(2 ** 53), true],
  [{ a: [{ b: 2 ** 60 }] }, true],
  [[1, 2 ** 60], true],
  [{ a: 2 ** 60, b: 'x' }, true],
  [2 ** 53 - 1, false],
  [0.1, false],
  [{ a: ['12345678901234567891', null] }, false],
])('%j may hold a rounded number: %s', (value, expected) => {
  expect(holdsRounded(value)).toBe(expected);
});

test.each([['x'], [0], [false], [{}]])('%j is a value', (value) => {
  expect(isPresent({ key: value }, 'key')).toBe(true);
});

test.each([[null], [''], [undefined]])('%j is no value', (value) => {
  expect(isPresent({ key: value }, 'key')).toBe(false);
});

test('a key that is not there has no value, whatever every object inherits', () => {
  expect(['key', 'toString', '__proto__'].filter((key) => isPresent({}, key))).toEqual([]);
});

describe('mergeInto', () => {
  test('sets the given keys, removes those given as null, and leaves all others as they were', () => {
    const attributes = { call_sid: 'CA1', gone: null, conversations: { campaign: 'old', own: null, outcome: 'x' } };

    const merged = mergeInto(attributes, 'conversations', { campaign: 'new', outcome: null });

    expect(merged).toEqual({ call_sid: 'CA1', gone: null, conversations: { campaign: 'new', own: null } });
  });

  test('never touches a key it was not given', () => {
    fc.assert(
      fc.property(
        jsonObject,
        jsonObject,
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.constant(null))),
        (others, current, changes) => {
          const attributes = { ...others, conversations: current };

          const merged = mergeInto(attributes, 'conversations', changes)!;
          const rest = (object: object, keys: object) =>
            Object.entries(object).filter(([key]) => !Object.hasOwn(keys, key));

          expect(rest(merged, { conversations: 1 })).toEqual(rest(attributes, { conversations: 1 }));
          expect(rest(merged.conversations as object, changes)).toEqual(rest(current, changes));
        },
      ),
    );
  });

  test('doing it twice is doing it once', () => {
    fc.assert(
      fc.property(jsonObject, fc.dictionary(fc.string(), fc.jsonValue()), (attributes, changes) => {
        const start = { ...attributes, conversations: {} };
        const once = mergeInto(start, 'conversations', changes)!;

        expect(writeAttributes(mergeInto(once, 'conversations', changes)!)).toBe(writeAttributes(once));
      }),
    );
  });

  test.each([[null], [undefined]])('starts an object where %j stands', (standing) => {
    expect(mergeInto({ conversations: standing }, 'conversations', { a: 1 })).toEqual({ conversations: { a: 1 } });
  });

  test.each([['text'], [[1]], [7], [true]])('refuses to write over %j', (standing) => {
    expect(mergeInto({ conversations: standing }, 'conversations', { a: 1 })).toBeUndefined();
  });

  test('clearing what is not there adds no empty object', () => {
    expect(mergeInto({ a: 1 }, 'conversations', { campaign: null })).toEqual({ a: 1 });
  });
});

test('a long name takes room like a long value, and is named', () => {
  const [largest] = largestKeys({ ['k'.repeat(5000)]: 1, conversations: { content: 'x'.repeat(200) } });

  expect(largest).toMatch(/^k{60} \(5004\)$/);
});

test('the largest keys are named with their size, values untold', () => {
  const keys = largestKeys({ a: 'x'.repeat(10), conversations: { content: 'secret'.repeat(10), b: 1 } }, 2);

  expect(keys).toEqual(['conversations.content (72)', 'a (16)']);
});
