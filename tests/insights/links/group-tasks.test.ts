import { groupTasks, placesOf } from '../../../insights/links/group-tasks';
import { type LinkFacts } from '../../../insights/links/link-facts';
import { factsOf } from './facts';

/** The SIDs of each group, the groups by their oldest task. */
function groupsOf(tasks: LinkFacts[]): string[] {
  const { tasks: sorted, groupOf } = groupTasks(tasks);
  const groups = new Map<number, string>();
  for (const [index, { sid }] of sorted.entries()) groups.set(groupOf[index], (groups.get(groupOf[index]) ?? '') + sid);
  return [...groups.values()];
}

test('tasks come oldest first, those of one moment by their SID', () => {
  const tasks = [factsOf('C', { from: 1 }), factsOf('B'), factsOf('D'), factsOf('A'), factsOf('E', { from: -1 })];

  for (const given of [tasks, tasks.toReversed()])
    expect(
      groupTasks(given)
        .tasks.map(({ sid }) => sid)
        .join(''),
    ).toBe('EABDC');
});

test.each<[string, LinkFacts[], string[]]>([
  ['without names stands alone', [factsOf('A'), factsOf('B')], ['A', 'B']],
  ['with the same call joins', [factsOf('A', { callSid: 'x' }), factsOf('B', { callSid: 'x' })], ['AB']],
  [
    'whose call is a conversation joins',
    [factsOf('A', { callSid: 'x' }), factsOf('B', { conversationId: 'x' })],
    ['AB'],
  ],
  [
    'with the same Interaction joins',
    [factsOf('A', { interactionSid: 'x' }), factsOf('B', { interactionSid: 'x' })],
    ['AB'],
  ],
  ['that names its predecessor joins', [factsOf('A'), factsOf('B', { previousTaskSid: 'A' })], ['AB']],
  ['whose predecessor is not there stands alone', [factsOf('A'), factsOf('B', { previousTaskSid: 'Z' })], ['A', 'B']],
  [
    'with the predecessor of another joins it',
    [factsOf('A', { previousTaskSid: 'Z' }), factsOf('B', { previousTaskSid: 'Z' })],
    ['AB'],
  ],
  ['with a SID as its conversation joins that task', [factsOf('A'), factsOf('B', { conversationId: 'A' })], ['AB']],
  [
    'whose conversation is a SID of another conversation does not',
    [factsOf('A', { conversationId: 'x' }), factsOf('B', { conversationId: 'A' })],
    ['A', 'B'],
  ],
  [
    'in the middle joins both sides',
    [
      factsOf('A', { callSid: 'x' }),
      factsOf('B', { interactionSid: 'y' }),
      factsOf('C', { callSid: 'x', interactionSid: 'y' }),
    ],
    ['ABC'],
  ],
  [
    'of a long chain joins all',
    ['A', 'B', 'C', 'D', 'E'].map((sid, index, all) => factsOf(sid, { previousTaskSid: all[index + 1] ?? null })),
    ['ABCDE'],
  ],
])('a task %s', (_, tasks, groups) => {
  expect(groupsOf(tasks)).toEqual(groups);
  expect(groupsOf(tasks.toReversed())).toEqual(groups);
});

test('the number of a group is that of its oldest task, whatever joined first', () => {
  const tasks = [
    factsOf('A', { interactionSid: 'x' }),
    factsOf('B'),
    factsOf('C', { previousTaskSid: 'B' }),
    factsOf('D', { previousTaskSid: 'C', interactionSid: 'x' }),
  ];

  expect([...groupTasks(tasks).groupOf]).toEqual([0, 0, 0, 0]);
});

test('a task is found by its SID', () => {
  const placeOf = placesOf([factsOf('A'), factsOf('B')]);

  expect(['A', 'B', 'C'].map(placeOf)).toEqual([0, 1, undefined]);
});
