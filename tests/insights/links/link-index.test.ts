import { createLinkIndex } from '../../../insights/links/link-index';
import { type LinkFacts } from '../../../insights/links/link-facts';
import { factsOf } from './facts';

function reached(tasks: (Partial<LinkFacts> & { sid: string })[], from: string, persons: string[] = []): string[] {
  const index = createLinkIndex();
  for (const task of tasks) index.put(factsOf(task.sid, task));
  return [...index.reach([from], new Set(persons)).keys()].toSorted();
}

test.each<[string, Partial<LinkFacts>]>([
  ['conversation', { conversationId: 'A' }],
  ['call', { callSid: 'A' }],
  ['predecessor', { previousTaskSid: 'A' }],
  ['Interaction', { interactionSid: 'A' }],
  ['mention', { mentions: [{ attribute: 'of', taskSid: 'A' }] }],
])('a task is reached by its %s', (_, link) => {
  expect(reached([{ sid: 'A' }, { sid: 'B', ...link }, { sid: 'C' }], 'A')).toEqual(['A', 'B']);
});

test('a way goes through others, over a conference and a person', () => {
  const tasks = [
    { sid: 'A', conferenceSid: 'CF' },
    { sid: 'B', conferenceSid: 'CF', customerKey: 'ann' },
    { sid: 'C', customerKey: 'ann' },
  ];

  expect(reached(tasks, 'A', ['ann'])).toEqual(['A', 'B', 'C']);
});

test('a switchboard joins nobody', () => {
  expect(
    reached(
      [
        { sid: 'A', customerKey: 'desk' },
        { sid: 'B', customerKey: 'desk' },
      ],
      'A',
    ),
  ).toEqual(['A']);
});

test('a task that was put again is found by its new names only', () => {
  expect(
    reached(
      [
        { sid: 'A', callSid: 'X' },
        { sid: 'B', callSid: 'X' },
        { sid: 'A', callSid: 'Y' },
      ],
      'B',
    ),
  ).toEqual(['B']);
});

test('conferences are told apart, and the tasks of a customer are found', () => {
  const index = createLinkIndex();
  for (const [sid, conferenceSid, customerKey] of [
    ['A', 'CF1', 'ann'],
    ['B', 'CF2', 'ann'],
    ['C', 'CF3', 'bob'],
  ])
    index.put(factsOf(sid, { conferenceSid, customerKey }));

  expect([...index.reach(['A'], new Set()).keys()]).toEqual(['A']);
  expect(index.ofCustomer('ann').map(({ sid }) => sid)).toEqual(['A', 'B']);
  expect(index.ofCustomer('carl')).toEqual([]);
});

test('a task whose customer nobody knows is no person’s, and one that is not there is not reached', () => {
  const tasks = [
    { sid: 'A', customerKey: null },
    { sid: 'B', customerKey: null },
  ];

  expect(reached(tasks, 'A', ['null'])).toEqual(['A']);
  expect(reached(tasks, 'Z')).toEqual([]);
});

test('a task that was put again leaves its customer', () => {
  const index = createLinkIndex();
  index.put(factsOf('A', { customerKey: 'ann' }));
  index.put(factsOf('A', { customerKey: 'bob' }));

  expect(['ann', 'bob'].map((key) => index.ofCustomer(key).map(({ sid, customerKey }) => [sid, customerKey]))).toEqual([
    [],
    [['A', 'bob']],
  ]);
});
