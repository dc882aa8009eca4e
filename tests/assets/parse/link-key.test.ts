import { parseExactly } from '../../../assets/attributes/json';
import { keyIn, keyParameters, linkKey } from '../../../assets/parse/link-key';

const keyOf = (text: string) => (linkKey(text) as { value?: string }).value;

test.each([
  ['case', 'Jane@Example.COM', 'jane@example.com'],
  ['blanks around it', ' \u00A0case 7\t', 'case 7'],
  ['the way an accent is written', 'Zoe\u0308', 'zoë'],
])('keys that differ in %s only are the same', (_, one, other) => {
  expect(keyOf(one)).toBe(keyOf(other));
});

test('why a key names nobody, and what to send instead', () => {
  expect(['private', 'x'.repeat(1001), 'a\nb'].map(linkKey)).toEqual([
    {
      problem: 'is what stands for a number that the caller does not show, and would make one of all such callers',
      hint: 'leave it blank, or out, when the caller is not known',
    },
    { problem: 'has 1001 characters', hint: 'send what names the customer, 1000 at most' },
    { problem: 'holds control characters or half a character', hint: 'send it as it is printed' },
  ]);
});

test('the key and its hours may be left out', () => {
  const { LinkKey, LinkWithinHours } = keyParameters;

  expect([LinkKey.purpose, LinkWithinHours.purpose]).toEqual([undefined, undefined]);
  expect(['1', '8760'].map((hours) => LinkWithinHours.read(hours))).toEqual([{ value: 1 }, { value: 8760 }]);
});

test.each([
  '+14155550101',
  'un+known',
  'unknown person',
  'x:private',
  'client:ann',
  'ann@private',
  'case 7',
  'whatsapp:+491701234567',
  '顧客 7',
  '🙂',
  'x'.repeat(1000),
  '0',
])('%j names somebody', (text) => {
  expect(keyOf(text)).toBe(text);
});

test.each([
  ['anonymous', 'stands for a number'],
  ['Anonymous', 'stands for a number'],
  ['+266696687', 'stands for a number'],
  ['+7378742833', 'stands for a number'],
  ['+2562533', 'stands for a number'],
  ['+8656696', 'stands for a number'],
  ['+86282452253', 'stands for a number'],
  ['sip:anonymous@anonymous.invalid', 'stands for a number'],
  ['client:Restricted', 'stands for a number'],
  ['blocked@example.com', 'stands for a number'],
  ['unknown', 'stands for a number'],
  ['unavailable', 'stands for a number'],
  ['private', 'stands for a number'],
  ['+7748283', 'stands for a number'],
  ['null', 'is a word for no value'],
  ['undefined', 'is a word for no value'],
  ['x'.repeat(1001), 'has 1001 characters'],
  ['x'.repeat(1_000_000), 'has 1000000 characters'],
  ['case\u00007', 'control characters'],
  ['a\nb', 'control characters'],
  ['half \uD83D', 'half a character'],
])('%.40j names nobody', (text, problem) => {
  expect((linkKey(text) as { problem?: string }).problem).toContain(problem);
});

test.each([
  ['text', 'Case 7', 'case 7'],
  ['a number', 7, '7'],
  ['a number with more digits than JavaScript keeps', parseExactly('12345678901234567890'), '12345678901234567890'],
  ['only blanks', ' \t ', undefined],
  ['nothing', undefined, undefined],
  ['null', null, undefined],
  ['true', true, undefined],
  ['an object', { id: 7 }, undefined],
  ['a list', ['7'], undefined],
  ['a caller who is not shown', '+266696687', undefined],
])('%s on a task', (_, value, expected) => {
  expect(keyIn(value)).toBe(expected);
});

test.each(['0', '8761', '1.5', '-1', '24h', '1e3'])('%s hours are refused', (text) => {
  expect(keyParameters.LinkWithinHours.read(text)).toMatchObject({
    problem: 'must be a whole number from 1 to 8760',
  });
});
