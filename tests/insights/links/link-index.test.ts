import { createLinkIndex } from '../../../insights/links/link-index';
import { type LinkFacts } from '../../../insights/links/link-facts';

const none = {
  from: 0,
  conversationId: null,
  callSid: null,
  previousTaskSid: null,
  interactionSid: null,
  mentions: [],
  conferenceSid: null,
  customerKey: null,
};

function reached(tasks: (Partial<LinkFacts> & { sid: string })[], from: string, persons: string[] = []): string[] {
  const index = createLinkIndex();
  for (const task of tasks) index.put({ ...none, ...task });
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
