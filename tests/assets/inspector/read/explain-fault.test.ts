import { readInput } from '../../../../assets/inspector/read/read-input';

function faultOf(text: string) {
  const input = readInput(text, 'detect');
  if (input.kind !== 'unreadable') throw new Error(`read as ${input.kind}`);
  return input.fault;
}

test.each<[string, string, RegExp, RegExp]>([
  ['a comma too many', '{"a":1,}', /comma stands before the closing bracket/, /Remove the comma/],
  ['a comma too many in a list', '{"a":[1,]}', /comma stands before the closing bracket/, /Remove the comma/],
  ['no comma', '{"a":1 "b":2}', /comma is missing/, /between two values/],
  ['a quotation mark inside a value', '{"a":"say "hello""}', /quotation mark stands inside/, /Write \\"/],
  ['no colon', '{"a" 1}', /colon is missing/, /"name": value/],
  ['an equals sign', '{"a"=1}', /colon is missing/, /"name": value/],
  ['a name without quotes', '{name: "x"}', /name name is not in quotes/, /Write "name"/],
  ['single quotes', "{'a': 1}", /single quotation mark/, /Write "/],
  ['typographic quotes', '{“a”: 1}', /typographic/, /straight double quotes/],
  ['a comment', '{"a":1, // note\n"b":2}', /comment/, /Remove the comment/],
  ['Liquid without quotes', '{"a": {{flow.data.x}} }', /Liquid/, /double quotes/],
  ['a Python word', '{"a": True}', /True is not JSON/, /Write true/],
  ['no value', '{"a": }', /value is missing/, /null/],
  ['text without quotes', '{"a": Sale}', /without quotes/, /double quotes/],
  ['a number without its zero', '{"a": .5}', /must begin with a digit/, /0\.5/],
  ['a number with a zero too many', '{"a": 007}', /begins with 0/, /quotes/],
  ['a number that stops', '{"a": 1.}', /number ends too early/, /digits/],
  ['a line break in a text', '{"a": "x\ny"}', /line ends inside a quoted text/, /\\n/],
  ['a tab in a text', '{"a": "x\ty"}', /tab/, /\\t/],
  ['an unknown escape', '{"a": "C:\\dir"}', /backslash/, /\\\\/],
  ['quotes never closed', '{"a": "x}', /quotes that were never closed/, /Close/],
  ['brackets never closed', '{"a": {"b": [1', /3 brackets are still open/, /\]\}\}/],
  ['the wrong bracket', '{"a": [1}', /closes something else/, /\]/],
  ['a bracket too many', '{"a":1}}', /one closing bracket too many/, /Remove/],
  ['two objects', '{"a":1} {"b":2}', /more text follows/, /one object/],
  [
    'a fragment without its braces that is broken as well',
    '"conversations": {"a":1',
    /outer braces are missing/,
    /Put \{/,
  ],
  ['words', 'hello there', /without quotes/, /double quotes/],
  ['a list', '[1,2]', /This is a list/, /begins with \{/],
  ['null', 'null', /This is null/, /begins with \{/],
  ['a number', '42', /This is a number/, /begins with \{/],
  ['a text', '"x"', /This is a text/, /begins with \{/],
  ['a truth value', 'true', /This is a truth value/, /begins with \{/],
  ['endless nesting', `{"a":${'['.repeat(200_000)}`, /nested too deeply|too early/, /./],
])('%s is told in words', (_, text, problem, hint) => {
  const fault = faultOf(text);

  expect(fault.problem).toMatch(problem);
  expect(fault.hint).toMatch(hint);
});

test('the place is counted as editors count it', () => {
  expect(faultOf('{\n  "a": "x",\n  "b": oops\n}')).toMatchObject({ line: 3, column: 8, at: 21 });
});

test('a comma too many is shown itself, not the bracket after it', () => {
  expect(faultOf('{\n  "a": 1,\n}')).toMatchObject({ line: 2, column: 9 });
});
