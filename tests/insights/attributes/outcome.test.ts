import {
  abandonmentOf,
  channelOf,
  customerKeyOf,
  customerOf,
  directionOf,
  outcomeOf,
} from '../../../insights/attributes/outcome';
import { answered, taskOf } from '../story';

test.each<[string, object, string | null, object | null]>([
  ['the attribute', { conversations: { outcome: 'Sale' }, reason: 'x' }, 'y', { value: 'Sale', from: 'attribute' }],
  ['then the root’s reason', { reason: 'x' }, 'y', { value: 'x', from: 'attribute reason' }],
  ['then the task’s own', { conversations: { outcome: ' ' } }, 'hangup', { value: 'hangup', from: 'reason' }],
  ['else none', {}, null, null],
])('outcome: %s', (_, root, reason, expected) => {
  expect(outcomeOf(root as Record<string, unknown>, reason, 'today')).toEqual(expected);
});

const hungUp = taskOf([
  [0, 'task.created'],
  [9, 'task.canceled', { reason: 'hangup' }],
]);

test.each<[string, object, typeof hungUp, object]>([
  ['inbound, nobody answered', { direction: 'inbound' }, hungUp, { abandoned: 'Yes', phase: 'Queue' }],
  ['outbound, nobody answered', { direction: 'outbound' }, hungUp, { abandoned: 'No', phase: null }],
  ['an agent had it', { direction: 'inbound' }, taskOf(answered), { abandoned: 'No', phase: null }],
  [
    'the attributes say so',
    { conversations: { abandoned: 'Follow-Up', abandoned_phase: 'Callback Request' } },
    hungUp,
    { abandoned: 'Follow-Up', phase: 'Callback Request' },
  ],
])('abandoned: %s', (_, root, task, expected) => {
  expect(abandonmentOf(root as Record<string, unknown>, task)).toEqual(expected);
});

test('the customer is at the other end of the line', () => {
  const numbers = { from: '+1', to: '+2' };

  expect(customerOf({ ...numbers, direction: 'inbound' })).toEqual({ name: null, address: '+1' });
  expect(customerOf({ ...numbers, direction: 'outbound', customers: { name: 'Ann' } })).toEqual({
    name: 'Ann',
    address: '+2',
  });
});

test('channel and direction come from the attributes, else from TaskRouter', () => {
  expect(channelOf({ conversations: { communication_channel: 'Sms' } }, hungUp)).toBe('Sms');
  expect(channelOf({}, hungUp)).toBe('Call');
  expect(['sms', 'chat', 'email', 'constructor'].map((channel) => channelOf({}, { ...hungUp, channel }))).toEqual([
    'SMS',
    'Chat',
    'Email',
    'constructor',
  ]);
  expect(directionOf({ direction: 'inbound' })).toBe('Inbound');
});

test.each<[string, object, string | null]>([
  ['external_id first', { customers: { external_id: 'C7', phone: '+1', email: 'a@b' } }, 'c7'],
  ['then phone', { customers: { phone: '+1', email: 'a@b' } }, '+1'],
  ['then email', { customers: { email: 'A@B ' } }, 'a@b'],
  ['then the number that called', { from: '+1', customers: { name: 'Ann' } }, '+1'],
  ['or was called', { direction: 'outbound', from: '+1', to: '+2' }, '+2'],
  ['not a Flex user', { from: 'client:ann' }, null],
  ['a name that only ends like one', { from: 'ann-client:' }, 'ann-client:'],
  ['nobody who hides', { from: 'Anonymous' }, null],
  ['nobody', {}, null],
])('a customer is known by %s', (_, root, key) => {
  expect(customerKeyOf(root as Record<string, unknown>)).toBe(key);
});

test.each<[object, object]>([
  [{ called: '+2', direction: 'Outbound' }, { address: '+2' }],
  [{ caller: '+1' }, { address: '+1' }],
  [{ from: '+1', to: '+2', conversations: { direction: 'outbound' } }, { address: '+2' }],
  [{ customerName: 'Ann', customers: {} }, { name: 'Ann' }],
  [{ customerName: 'Ann', customers: { name: 'Bob' } }, { name: 'Bob' }],
  [{ customers: { phone: '+3', email: 'a@b' } }, { address: '+3' }],
  [{ customers: { email: 'a@b' } }, { address: 'a@b' }],
  [{ customerAddress: '+4' }, { address: '+4' }],
  [{ outbound_to: '+5' }, { address: '+5' }],
  [{ customers: { phone: 14_155_550_101 } }, { address: '14155550101' }],
])('of %j the customer is %j', (root, customer) => {
  expect(customerOf(root as Record<string, unknown>)).toMatchObject(customer);
});

test('an attribute for the channel or direction counts before the root', () => {
  expect(channelOf({ conversations: { channel: 'Fax' } }, hungUp)).toBe('Fax');
  expect(directionOf({ direction: 'inbound', conversations: { direction: 'outbound' } })).toBe('Outbound');
  expect(directionOf({})).toBeNull();
});
