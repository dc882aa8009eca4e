import { findUnlinked, personsAmong } from '../../../insights/links/find-unlinked';
import { groupTasks } from '../../../insights/links/group-tasks';
import { type LinkFacts } from '../../../insights/links/link-facts';
import { noon, sid } from '../story';
import { factsOf } from './facts';

const hour = 3_600_000;

const taskOf = (number: number, more: Partial<LinkFacts> = {}) =>
  factsOf(sid(number), { from: noon + number * hour, ...more });

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

const day = 24 * hour;
/** Tasks of one customer, spread evenly over so much time. */
const spread = (count: number, time: number) =>
  Array.from({ length: count }, (_, index) =>
    taskOf(index, { customerKey: '+4930', from: noon + (time * index) / (count - 1) }),
  );

test.each<[string, LinkFacts[], string[]]>([
  ['eleven tasks within a day', spread(11, day), []],
  ['eleven tasks in a little more than a day', spread(11, day + 10), ['+4930']],
  ['ten tasks at once', spread(10, 0), ['+4930']],
  [
    'eleven tasks at the end of many days',
    [taskOf(0, { customerKey: '+4930', from: noon - 90 * day }), ...spread(11, day)],
    [],
  ],
  [
    'eleven tasks before many days',
    [...spread(11, day), taskOf(99, { customerKey: '+4930', from: noon + 90 * day })],
    [],
  ],
  ['nobody, however often', Array.from({ length: 30 }, () => taskOf(1)), []],
  ['two people', [taskOf(1, { customerKey: 'ann' }), taskOf(2, { customerKey: 'bob' })], ['ann', 'bob']],
])('among %s are so many persons', (_, tasks, persons) => {
  expect([...personsAmong(tasks)]).toEqual(persons);
});

test.each([
  [0, 1],
  [1, 0],
])('a customer who comes back a day and %i ms later is likely the same: %i', (ms, count) => {
  const calls = [noon, noon + day + ms].map((from, index) => taskOf(index, { customerKey: 'ann', from }));

  expect(found(calls)).toHaveLength(count);
});

test('what a task belongs to, and why, is told in words', () => {
  const because = (first: Partial<LinkFacts>, second: Partial<LinkFacts>) =>
    findUnlinked(groupTasks([taskOf(1, first), taskOf(2, second)])).map((each) => each.because);

  expect(because({}, { mentions: [{ attribute: 'previous_task_sid', taskSid: sid(1) }] })).toEqual([
    'named in previous_task_sid',
  ]);
  expect(because({ conferenceSid: 'CF1' }, { conferenceSid: 'CF1' })).toEqual(['with which it shares a conference']);
  expect(because({ customerKey: 'ann' }, { customerKey: 'ann' })).toEqual(['of the same customer, within 24 hours']);
});

test('all tasks of a conference belong to its first', () => {
  const tasks = [1, 2, 3].map((number) => taskOf(number, { conferenceSid: 'CF1' }));

  expect(found([...tasks, taskOf(4, { conferenceSid: 'CF2' })])).toEqual([
    [sid(2), sid(1), false],
    [sid(3), sid(1), false],
  ]);
});

test('of a task that surely belongs to another it is not told that it likely does', () => {
  const ann = { customerKey: 'ann' };
  const named = { ...ann, mentions: [{ attribute: 'of', taskSid: sid(1) }] };

  expect(found([taskOf(1, ann), taskOf(2, named), taskOf(3, ann)])).toEqual([
    [sid(2), sid(1), false],
    [sid(3), sid(2), true],
  ]);
});

test('a task that names one nobody knows, or itself, belongs to none', () => {
  expect(found([taskOf(1, { mentions: [{ attribute: 'of', taskSid: sid(9) }] })])).toEqual([]);
  expect(found([taskOf(1, { mentions: [{ attribute: 'of', taskSid: sid(1) }] })])).toEqual([]);
});
