import { joinConversations, type Conversation } from '../../insights/conversations';
import { join, numbersOf, sid } from './story';

test.each<[string, object[]]>([
  [
    'conversation_id is the first task',
    [{}, { conversations: { conversation_id: sid(1) } }, { conversations: { conversation_id: sid(1) } }],
  ],
  [
    'conversation_id is any text',
    [
      { conversations: { conversation_id: 'a' } },
      { conversations: { conversation_id: 'a' } },
      { conversations: { conversation_id: 'a' } },
    ],
  ],
  ['call_sid is the same', [{ call_sid: 'CA1' }, { call_sid: 'CA1' }, { call_sid: 'CA1' }]],
  ['previous_task_sid leads back', [{}, { previous_task_sid: sid(1) }, { previous_task_sid: sid(2) }]],
  [
    'the Interaction is the same',
    [{ flexInteractionSid: 'KD1' }, { conversations: { conversation_id: 'KD1' } }, { flexInteractionSid: 'KD1' }],
  ],
  [
    'each link is another one',
    [
      { call_sid: 'CA1' },
      { call_sid: 'CA1', flexInteractionSid: 'KD1' },
      { conversations: { conversation_id: 'KD1' } },
    ],
  ],
])('tasks are one conversation, oldest first, where %s', (_, attributes) => {
  expect(numbersOf(join(...attributes))).toEqual([[1, 2, 3]]);
});

test('tasks without links are conversations of their own, newest first, named after their task', () => {
  const conversations = join({ call_sid: 'CA1' }, { call_sid: 'CA2' });

  expect(numbersOf(conversations)).toEqual([[2], [1]]);
  expect(conversations.map(({ id }) => id)).toEqual([sid(2), sid(1)]);
});

test.each<[string, object[], string]>([
  ['names another in an attribute of its own', [{}, { callback_for: sid(1) }], 'named in callback_for'],
  ['shares its conference', [{ conference: { sid: 'CF1' } }, { conference: { sid: 'CF1' } }], 'shares a conference'],
])('a task that %s is unlinked', (_, attributes, because) => {
  const [second, first] = join(...attributes);

  expect(second.warnings).toMatchObject([
    { kind: 'unlinked', taskSid: sid(2), text: expect.stringContaining(because) },
  ]);
  expect(first.warnings).toEqual([]);
});

test('a linked task that names another one is fine', () => {
  const [conversation] = join({}, { callback_for: sid(1), conversations: { conversation_id: sid(1) } });

  expect(conversation.warnings).toEqual([]);
});

describe('what was known before', () => {
  const knownOf = (conversations: Conversation[]) => new Map(conversations.map((each) => [each.id, each]));

  test('stays the same object while its tasks are the very same', () => {
    const known = join(
      { callback_for: sid(2) },
      { call_sid: 'CA1', conversations: { campain: 'x' } },
      { call_sid: 'CA1' },
    );

    const again = joinConversations(
      known.flatMap(({ tasks }) => tasks),
      knownOf(known),
    );

    expect(again.map((each, place) => each === known[place])).toEqual([true, true]);
  });

  test('is another one when a task was read again', () => {
    const known = join({}, {});
    const [
      {
        tasks: [second],
      },
      {
        tasks: [first],
      },
    ] = known;

    const again = joinConversations([first, { ...second }], knownOf(known));

    expect(again.map((each, place) => each === known[place])).toEqual([false, true]);
  });

  test('is another one when what it should be linked to has changed', () => {
    const known = join({}, { callback_for: sid(1) });
    const [
      {
        tasks: [second],
      },
    ] = known;

    const [alone] = joinConversations([second], knownOf(known));

    expect([known[0].warnings.map(({ kind }) => kind), alone.warnings]).toEqual([['unlinked'], []]);
  });
});
