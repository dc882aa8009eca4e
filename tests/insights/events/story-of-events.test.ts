import { isOutOfStep, storyOf } from '../../../insights/events/story-of-events';
import { seen } from '../seen';
import { noon, sid } from '../story';

test('a task takes channel and workflow from the first event that tells them', () => {
  const task = storyOf([
    seen({ type: 'task.created' }),
    seen({ channel: 'voice', workflow: 'Anyone' }),
    seen({ channel: 'chat', workflow: 'Nobody' }),
  ]);

  expect(task).toMatchObject({ sid: sid(1), createdAt: noon, channel: 'voice', workflow: 'Anyone', writes: [] });
});

test('attributes that are withheld are no attributes, and the moment says so', () => {
  const { attributes, moments } = storyOf([
    seen({ attributes: null }),
    seen({ attributes: '{"a":1}' }),
    seen({ attributes: '{"a":1}' }),
  ]);

  expect(attributes).toEqual([{ at: noon, order: 2, text: '{"a":1}' }]);
  expect(moments.map((moment) => [moment.order, 'hidden' in moment && moment.hidden])).toEqual([
    [1, true],
    [2, false],
    [3, false],
  ]);
});

test.each([
  ['task.canceled', 'hangup', { status: 'canceled', reason: 'hangup' }],
  ['task.completed', '', { status: 'completed', reason: null }],
  ['task.deleted', '', { status: 'deleted', reason: null }],
  ['task.system-deleted', '', { status: 'deleted', reason: null }],
])('%s with the reason "%s" ends the task', (type, reason, ended) => {
  expect(storyOf([seen({ type, reason })]).ended).toEqual({ at: noon, order: 1, ...ended });
});

test('an agent belongs to a moment with a reservation', () => {
  const { moments } = storyOf([
    seen({ reservation: 'WR1', agent: 'ann', queue: 'Sales' }),
    seen({ agent: 'ann', queue: 'Sales' }),
  ]);

  expect(moments).toEqual([
    { type: 'task.updated', at: noon, order: 1, queue: 'Sales', reservation: 'WR1', agent: 'ann' },
    { type: 'task.updated', at: noon, order: 2, queue: 'Sales' },
  ]);
});

test.each<[number[], boolean]>([
  [[], false],
  [[1, 2, 2, 3], false],
  [[1, 3, 2], true],
  [[1, -1, 2], false],
  [[2, -1, 1], true],
  [[0, 0], false],
])('versions %j are out of step: %s', (versions, expected) => {
  expect(isOutOfStep(versions.map((version) => seen({ version })))).toBe(expected);
});
