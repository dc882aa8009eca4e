import { parseExpression } from '../../../../sandbox/products/taskrouter/expression';

const attributes = {
  call_sid: 'CA1',
  age: 30,
  vip: true,
  skills: ['sales', 'billing'],
  conversations: { conversation_id: 'WT1', 'dotted.key': 1 },
  note: "it's late",
  nothing: null,
};

test.each([
  ["call_sid == 'CA1'", true],
  ['call_sid = "CA1"', true],
  ["call_sid != 'CA2'", true],
  ["conversations.conversation_id == 'WT1'", true],
  ["conversations.conversation_id == 'WT2'", false],
  ['age > 29 and age < 31', true],
  ['age >= 31 OR age <= 29', false],
  ["age > '29'", false],
  ['vip == true', true],
  ['nothing == null', true],
  ["skills HAS 'sales'", true],
  ["skills >- 'chat'", false],
  ["call_sid IN ['CA1', 'CA2']", true],
  ["call_sid <- ['CA3']", false],
  ["call_sid NOT IN ['CA3']", true],
  ["call_sid CONTAINS 'A1'", true],
  ["skills CONTAINS 'billing'", true],
  ["NOT (age == 30 AND call_sid == 'CA2')", true],
  ["age == 1 OR age == 30 AND call_sid == 'CA2'", false],
  [String.raw`note == 'it\'s late'`, true],
  ['missing == 1', false],
  ["missing.deeper == 'x'", false],
  ['missing != 1', true],
  ['1==1', true],
])('%s is %s', (expression, expected) => {
  expect(parseExpression(expression)(attributes)).toBe(expected);
});

test.each([
  '',
  'call_sid',
  'call_sid ==',
  "call_sid == 'open",
  '(age == 1',
  'age == 1 age',
  'age LIKE 1',
  'age == [1',
  'age ~ 1',
])('refuses %j', (expression) => {
  expect(() => parseExpression(expression)).toThrow(expect.objectContaining({ status: 400 }));
});
