import { parseRoot } from '../../../insights/attributes/attributes';

test.each<[string | null, object | null]>([
  ['{"conversations":{"outcome":"Sale"}}', { conversations: { outcome: 'Sale' } }],
  ['{}', {}],
  ['[]', null],
  ['null', null],
  ['"text"', null],
  ['{', null],
  ['', null],
  [null, null],
])('attributes %j are read as %j', (text, expected) => {
  expect(parseRoot(text)).toEqual(expected);
});
