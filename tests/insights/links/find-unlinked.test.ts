import { findUnlinked } from '../../../insights/links/find-unlinked';
import { groupTasks } from '../../../insights/links/group-tasks';
import { type LinkFacts } from '../../../insights/links/link-facts';
import { noon, sid } from '../story';

const hour = 3_600_000;

function taskOf(number: number, more: Partial<LinkFacts> = {}): LinkFacts {
  return {
    sid: sid(number),
    from: noon + number * hour,
    conversationId: null,
    callSid: null,
    previousTaskSid: null,
    interactionSid: null,
    mentions: [],
    conferenceSid: null,
    customerKey: null,
    ...more,
  };
}

const found = (tasks: LinkFacts[]) =>
  findUnlinked(groupTasks(tasks)).map(({ task, other, likely }) => [task.sid, other.sid, likely]);

test('a conversation_id that names a task which has another one joins nothing, and is certain', () => {
  const first = taskOf(1, { conversationId: 'case 7' });
  const second = taskOf(2, {
    conversationId: sid(1),
    mentions: [{ attribute: 'conversation_id', taskSid: sid(1) }],
  });

  expect(found([first, second])).toEqual([[sid(2), sid(1), false]]);
  expect(found([{ ...first, conversationId: null }, second])).toEqual([]);
});

test('a customer who comes back within a day is likely, once', () => {
  const calls = [1, 2, 30].map((number) => taskOf(number, { customerKey: '+49301234567' }));

  expect(found(calls)).toEqual([[sid(2), sid(1), true]]);
});

test.each<[string, Partial<LinkFacts>]>([
  ['has a conversation of its own', { conversationId: 'case 7' }],
  ['is joined by the call', { callSid: 'CA1' }],
  ['is of somebody else', { customerKey: '+49307654321' }],
])('a second task that %s is none', (_, more) => {
  expect(
    found([
      taskOf(1, { customerKey: '+49301234567', callSid: 'CA1' }),
      taskOf(2, { customerKey: '+49301234567', ...more }),
    ]),
  ).toEqual([]);
});

test('a number with eleven tasks in a day is not a customer', () => {
  const calls = Array.from({ length: 11 }, (_, index) => taskOf(index + 1, { customerKey: '+4930' }));

  expect(found(calls)).toEqual([]);
  expect(found(calls.slice(1))).toHaveLength(9);
});
