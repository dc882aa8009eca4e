import fc from 'fast-check';
import { cameBefore, itemKey, keyOfTask, readKept } from '../../../assets/decide/keyed-conversation';

const taskSid = `WT${'1'.repeat(32)}`;
const secret = 's'.repeat(32);
const hourMs = 3_600_000;

test('the key of an item tells nothing and fits every address', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 1000 }), (key) => {
      expect(itemKey(secret, key)).toMatch(/^[\w-]{43}$/);
    }),
  );
  expect(itemKey(secret, '+14155550101')).not.toBe(itemKey('t'.repeat(32), '+14155550101'));
});

test.each([
  ['the first that names somebody', ['customers.external_id', 'from'], 'crm-7'],
  ['the next when the first is blank', ['customers.email', 'from'], '+14155550101'],
  ['the next when the first is not there', ['customers.loyalty.id', 'from'], '+14155550101'],
  ['nobody when none is there', ['to', 'customers.phone'], undefined],
  ['nobody by an object', ['customers'], undefined],
  ['nobody by what every object has', ['constructor.name', '__proto__.x'], undefined],
  ['nobody without names', [], undefined],
])('%s', (_, names, expected) => {
  const attributes = { from: '+14155550101', customers: { external_id: 'CRM-7', email: ' ' } };

  expect(keyOfTask(attributes, names)).toBe(expected);
});

test.each([
  ['of a call that came in', { from: '+1', direction: 'inbound' }, ['from'], '+1'],
  ['of a call that went out', { from: '+1', direction: 'outbound' }, ['from'], undefined],
  ['of a call that an API made', { from: '+1', direction: 'Outbound-API' }, ['from'], undefined],
  [
    'of a call that went out, after whom it went to',
    { from: '+1', outbound_to: '+2', direction: 'outbound' },
    ['outbound_to', 'from'],
    '+2',
  ],
])('from %s: the centre’s own number names no customer', (_, attributes, names, expected) => {
  expect(keyOfTask(attributes, names)).toBe(expected);
});

test.each([
  ['a conversation', { conversationId: 'case 7', taskSid }, { conversationId: 'case 7', taskSid }],
  ['the longest id', { conversationId: 'x'.repeat(128), taskSid }, { conversationId: 'x'.repeat(128), taskSid }],
  ['one with more in it', { conversationId: 'case 7', taskSid, by: 'us' }, { conversationId: 'case 7', taskSid }],
])('an item holds %s', (_, data, expected) => {
  expect(readKept(data)).toEqual(expected);
});

test.each([
  null,
  undefined,
  'text',
  [],
  {},
  { conversationId: 'case 7' },
  { taskSid },
  { conversationId: '', taskSid },
  { conversationId: ' ', taskSid },
  { conversationId: 'null', taskSid },
  { conversationId: 7, taskSid },
  { conversationId: { id: 'x' }, taskSid },
  { conversationId: 'x'.repeat(129), taskSid },
  { conversationId: 'case 7', taskSid: 'WT1' },
])('%.60j is no conversation', (data) => {
  expect(readKept(data)).toBeUndefined();
});

test.each([
  ['a moment before the item was made', 24 * hourMs - 1, false],
  ['so long before that its own key was forgotten', 24 * hourMs, true],
  ['after it', -5000, false],
])('a task that came %s', (_, beforeMs, expected) => {
  expect(cameBefore(1_000_000_000, 1_000_000_000 + beforeMs, 24)).toBe(expected);
});

test('a task of an unknown age is taken for a new one', () => {
  expect(cameBefore(undefined, 1_000_000_000, 1)).toBe(false);
});
