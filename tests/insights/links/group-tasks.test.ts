import { groupTasks, placesOf } from '../../../insights/links/group-tasks';
import { type LinkFacts } from '../../../insights/links/link-facts';

function taskOf(sid: string, more: Partial<LinkFacts> = {}): LinkFacts {
  return {
    sid,
    from: 0,
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

/** The SIDs of each group, the groups by their oldest task. */
function groupsOf(tasks: LinkFacts[]): string[] {
  const { tasks: sorted, groupOf } = groupTasks(tasks);
  const groups = new Map<number, string>();
  for (const [index, { sid }] of sorted.entries()) groups.set(groupOf[index], (groups.get(groupOf[index]) ?? '') + sid);
  return [...groups.values()];
}

test('tasks come oldest first, those of one moment by their SID', () => {
  const tasks = [taskOf('C', { from: 1 }), taskOf('B'), taskOf('D'), taskOf('A'), taskOf('E', { from: -1 })];

  for (const given of [tasks, tasks.toReversed()])
    expect(
      groupTasks(given)
        .tasks.map(({ sid }) => sid)
        .join(''),
    ).toBe('EABDC');
});

test.each<[string, LinkFacts[], string[]]>([
  ['without names stands alone', [taskOf('A'), taskOf('B')], ['A', 'B']],
  ['with the same call joins', [taskOf('A', { callSid: 'x' }), taskOf('B', { callSid: 'x' })], ['AB']],
  ['whose call is a conversation joins', [taskOf('A', { callSid: 'x' }), taskOf('B', { conversationId: 'x' })], ['AB']],
  [
    'with the same Interaction joins',
    [taskOf('A', { interactionSid: 'x' }), taskOf('B', { interactionSid: 'x' })],
    ['AB'],
  ],
  ['that names its predecessor joins', [taskOf('A'), taskOf('B', { previousTaskSid: 'A' })], ['AB']],
  ['whose predecessor is not there stands alone', [taskOf('A'), taskOf('B', { previousTaskSid: 'Z' })], ['A', 'B']],
  [
    'with the predecessor of another joins it',
    [taskOf('A', { previousTaskSid: 'Z' }), taskOf('B', { previousTaskSid: 'Z' })],
    ['AB'],
  ],
  ['with a SID as its conversation joins that task', [taskOf('A'), taskOf('B', { conversationId: 'A' })], ['AB']],
  [
    'whose conversation is a SID of another conversation does not',
    [taskOf('A', { conversationId: 'x' }), taskOf('B', { conversationId: 'A' })],
    ['A', 'B'],
  ],
  [
    'in the middle joins both sides',
    [
      taskOf('A', { callSid: 'x' }),
      taskOf('B', { interactionSid: 'y' }),
      taskOf('C', { callSid: 'x', interactionSid: 'y' }),
    ],
    ['ABC'],
  ],
  [
    'of a long chain joins all',
    ['A', 'B', 'C', 'D', 'E'].map((sid, index, all) => taskOf(sid, { previousTaskSid: all[index + 1] ?? null })),
    ['ABCDE'],
  ],
])('a task %s', (_, tasks, groups) => {
  expect(groupsOf(tasks)).toEqual(groups);
  expect(groupsOf(tasks.toReversed())).toEqual(groups);
});

test('the number of a group is that of its oldest task, whatever joined first', () => {
  const tasks = [
    taskOf('A', { interactionSid: 'x' }),
    taskOf('B'),
    taskOf('C', { previousTaskSid: 'B' }),
    taskOf('D', { previousTaskSid: 'C', interactionSid: 'x' }),
  ];

  expect([...groupTasks(tasks).groupOf]).toEqual([0, 0, 0, 0]);
});

test('a task is found by its SID', () => {
  const placeOf = placesOf([taskOf('A'), taskOf('B')]);

  expect(['A', 'B', 'C'].map(placeOf)).toEqual([0, 1, undefined]);
});
