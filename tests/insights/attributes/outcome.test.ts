import { abandonmentOf, channelOf, customerOf, directionOf, outcomeOf } from '../../../insights/attributes/outcome';
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
