import { readJsonParameter } from '../../../assets/parse/json-parameter';

const read = (given: unknown) => readJsonParameter('Customers', given, { example: '{"name":"Ann"}' });
const hint = 'send one JSON object, for example {"name":"Ann"}';

test.each([undefined, '', ' \t', null, 'null', ' null '])('%j gives no entries', (given) => {
  expect(read(given)).toEqual({ entries: [], issues: [] });
});

test('an object is read from JSON as it is, and from a form as text', () => {
  const entries = [
    ['name', 'Ann'],
    ['age', null],
  ];

  expect(read({ name: 'Ann', age: null })).toEqual({ entries, issues: [] });
  expect(read(' {"name":"Ann","age":null} ')).toEqual({ entries, issues: [] });
});

test.each<[unknown, string]>([
  ['[1]', 'is a list, not a JSON object'],
  [[1], 'is a list, not a JSON object'],
  ['"Ann"', 'is a string, not a JSON object'],
  ['1.0', 'is a number, not a JSON object'],
  ['12345678901234567890', 'is a number, not a JSON object'],
  [7, 'is a number, not a JSON object'],
  ['true', 'is a boolean, not a JSON object'],
  ['{"name":', 'is not valid JSON (see character 9)'],
  ["{'name':1}", 'is not valid JSON (see character 2)'],
  ['nothing', 'is not valid JSON (see character 1)'],
  ['{"name":"}}{{"', 'is not valid JSON (see character 15)'],
])('%j is refused', (given, problem) => {
  expect(read(given)).toEqual({ entries: [], issues: [{ field: 'Customers', problem, hint }] });
});

test('the example is one of a conversation unless another is given', () => {
  expect(readJsonParameter('Conversations', '[]').issues).toEqual([
    {
      field: 'Conversations',
      problem: 'is a list, not a JSON object',
      hint: 'send one JSON object, for example {"campaign":"Spring"}',
    },
  ]);
});

test('JSON that Liquid broke is told as Liquid', () => {
  expect(read('{"name":{{flow.variables.name}}}')).toEqual({
    entries: [],
    issues: [
      {
        field: 'Customers',
        problem: 'holds Liquid that was not filled in, {{...}}',
        hint: 'correct the expression, or write the value itself',
      },
    ],
  });
});

test('JSON nested deeper than anybody writes it is refused; no place can be told', () => {
  expect(read('{"a":'.repeat(100_000)).issues).toEqual([{ field: 'Customers', problem: 'is not valid JSON', hint }]);
});
