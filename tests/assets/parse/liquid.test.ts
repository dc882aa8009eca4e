import { holdsLiquid, withoutLiquid } from '../../../assets/parse/liquid';

test.each<[string, unknown]>([
  ['an expression', '{{flow.variables.campaign}}'],
  ['an expression in a sentence', 'Hello {{ trigger.call.From }}!'],
  ['an expression inside a list', [{ url: 'https://example.com/{{widgets.a.b}}' }]],
  ['an expression over lines', '{{\nflow.sid\n}}'],
  ['an expression that says nothing', '{{}}'],
  ['an expression after closing braces', '}}{{a}}'],
])('%s is seen', (_, value) => {
  expect(holdsLiquid(value)).toBe(true);
});

test.each<[string, unknown]>([
  ['single braces', '{flow}'],
  ['braces that are never closed', '{{ smile'],
  ['braces the other way round', '}} {{'],
  ['closing braces alone', 'a }}'],
  ['braces that share one', '{{}'],
  ['a number', 7],
  ['null', null],
  ['an object without text', { a: [1, { b: true }] }],
])('%s is no Liquid', (_, value) => {
  expect(holdsLiquid(value)).toBe(false);
});

test('a value of any depth or length is looked through', () => {
  let deep: unknown = '{{a}}';
  for (let depth = 0; depth < 100_000; depth++) deep = [deep];

  expect(holdsLiquid(deep)).toBe(true);
  expect(holdsLiquid('{{'.repeat(500_000))).toBe(false);
});

test('attributes that hold Liquid are told by name and never quoted, the others go on', () => {
  const { attributes, issues } = withoutLiquid(
    new Map([
      ['campaign', '{{flow.variables.secret}}'],
      ['outcome', 'Sale'],
    ]),
    (key) => `conversations.${key}`,
  );

  expect([...attributes]).toEqual([['outcome', 'Sale']]);
  expect(issues).toEqual([
    {
      field: 'conversations.campaign',
      problem: 'holds Liquid that was not filled in, {{...}}',
      hint: 'correct the expression, or write the value itself',
    },
  ]);
});
