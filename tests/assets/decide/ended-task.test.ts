import fc from 'fast-check';
import { decideEnding, fillIn, lacksNothing, toldByEnding } from '../../../assets/decide/ended-task';
import { mergeChanges } from '../../../assets/decide/decision';

const hungUp = { abandoned: 'Yes', abandoned_phase: 'Queue', hang_up_by: 'Customer' };

test.each([
  ['canceled', 'hangup', undefined, hungUp],
  ['canceled', 'Hangup ', 'Abandoned', { outcome: 'Abandoned', ...hungUp }],
  ['canceled', 'spam', 'Spam', { outcome: 'Spam' }],
  ['completed', 'hangup', undefined, {}],
  ['canceled', null, undefined, {}],
] as const)('%s with reason %j and outcome %j tells %j', (status, reason, outcome, told) => {
  expect(toldByEnding({ status, reason }, () => outcome)).toEqual(told);
});

test.each([
  ['absent', {}, { conversations: { outcome: 'new' } }, []],
  ['null', { conversations: { outcome: null } }, { conversations: { outcome: 'new' } }, []],
  ['empty', { conversations: { outcome: '' } }, { conversations: { outcome: 'new' } }, []],
  ['filled in from the reason', { conversations: { outcome: 'default' } }, { conversations: { outcome: 'new' } }, []],
  ['set by somebody', { conversations: { outcome: 'theirs' } }, {}, ['conversations.outcome']],
  ['the same', { conversations: { outcome: 'new' } }, {}, []],
  ['in a list instead of an object', { conversations: [] }, { conversations: { outcome: 'new' } }, []],
])('a value that is %s', (_, attributes, missing, standing) => {
  expect(fillIn(attributes, { conversations: { outcome: 'new' } }, { outcome: 'default' })).toEqual({
    missing,
    standing,
  });
});

test('both objects are looked at, defaults belong to conversations only', () => {
  const filled = fillIn(
    { customers: { name: 'x' } },
    { conversations: { campaign: 'c' }, customers: { name: 'y', category: 'VIP' } },
    { outcome: 'x' },
  );

  expect(filled).toEqual({
    missing: { conversations: { campaign: 'c' }, customers: { category: 'VIP' } },
    standing: ['customers.name'],
  });
});

test('filling in twice is filling in once, and never touches what somebody set', () => {
  const keys = fc.constantFrom('outcome', 'campaign', 'content', 'hold_time');
  const wishes = fc.dictionary(keys, fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.constant(null)));
  const onTask = fc.dictionary(keys, fc.oneof(fc.string(), fc.integer(), fc.constant(null)));
  fc.assert(
    fc.property(onTask, wishes, (standing, wanted) => {
      const changes = { conversations: wanted };

      const once = mergeChanges({ conversations: standing }, fillIn({ conversations: standing }, changes).missing)!;
      const again = fillIn(once, changes);

      expect(again.missing).toEqual({});
      const set = Object.entries(standing).filter(([, value]) => value !== null && value !== '');
      expect(once.conversations).toMatchObject(Object.fromEntries(set));
    }),
  );
});

describe('the decision', () => {
  const outcomeOf = (reason: string | null | undefined) => (reason === 'full' ? 'No capacity' : undefined);
  const ended = (attributes: Record<string, unknown>, reason: string | null = null) => ({
    sid: 'WT1',
    attributes,
    status: 'canceled',
    reason,
    version: '1',
  });

  test.each([
    ['canceled', 'full', {}, { conversations: { outcome: 'No capacity' } }],
    ['canceled', 'full', { conversations: { outcome: '' } }, { conversations: { outcome: 'No capacity' } }],
    ['canceled', 'full', { conversations: { outcome: 'Sale' } }, { conversations: { outcome: 'Sale' } }],
    ['canceled', ' HANGUP ', {}, { conversations: hungUp }],
    ['completed', 'hangup', {}, {}],
    ['canceled', 'other', { conversations: null }, { conversations: null }],
    ['canceled', undefined, {}, {}],
  ] as const)('%s with reason %j and %j becomes %j', (status, reason, attributes, expected) => {
    expect(decideEnding(ended(attributes), { status, reason }, outcomeOf)).toMatchObject({
      kind: 'change',
      attributes: expected,
    });
  });

  test('the reason on the task stands in for one the event lacks', () => {
    expect(decideEnding(ended({}, 'full'), { status: 'canceled', reason: undefined }, outcomeOf)).toMatchObject({
      attributes: { conversations: { outcome: 'No capacity' } },
    });
  });
});

test.each([
  ['completed', { outcome: 'Sale' }, true],
  ['completed', { outcome: '' }, false],
  ['canceled', { outcome: 'Sale' }, false],
  ['canceled', { outcome: 'Sale', abandoned: 'No', abandoned_phase: 'Queue', hang_up_by: 'Agent' }, true],
] as const)('%s with %j lacks nothing, whatever the reason: %s', (status, conversations, expected) => {
  expect(lacksNothing({ conversations }, status)).toBe(expected);
});
