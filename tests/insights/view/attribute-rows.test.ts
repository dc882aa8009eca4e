import { attributeRows } from '../../../insights/view/attribute-rows';
import { readTask } from '../../../insights/task-reading';
import { answered, sid, taskOf, type Step } from '../story';

function rowsOf(steps: Step[]) {
  const { attributes, warnings } = readTask(taskOf(steps), 'today');
  return attributeRows(sid(1), attributes, warnings);
}

const written = (attributes: object): Step[] => [
  [0, 'task.created', { attributes: { reason: 'done', ...attributes } }],
  ...answered.slice(1),
];
const late = (attributes: object): Step => [130, 'task.updated', { attributes: { reason: 'done', ...attributes } }];

test('a loaded value has no more to say', () => {
  expect(rowsOf(written({ conversations: { campaign: 'Summer' } }))).toEqual([
    { name: 'conversations.campaign', value: 'Summer', verdict: 'loaded' },
  ]);
});

test('a late value stands among the attributes, with when it came and why it does not count', () => {
  const rows = rowsOf([...written({}), late({ conversations: { outcome: 'Sale' } })]);

  expect(rows).toMatchObject([
    {
      name: 'conversations.outcome',
      value: '',
      lost: 'Sale',
      verdict: 'late',
      severity: 'lost',
      why: expect.stringContaining('30 s after the end'),
      at: expect.any(Number),
      warning: 0,
    },
  ]);
});

test('where an older value is loaded, the late one stands below it', () => {
  const rows = rowsOf([...written({ conversations: { case: 'A' } }), late({ conversations: { case: 'B' } })]);

  expect(rows.map(({ value, lost, verdict }) => [value, lost, verdict])).toEqual([
    ['A', undefined, 'loaded'],
    ['', 'B', 'late'],
  ]);
});

test.each([
  ['cut', { content: 'x'.repeat(130) }, 'x'.repeat(128), 'xx'],
  ['ignored', { campain: 'Summer' }, '', 'Summer'],
  ['wrong', { hold_time: 'long' }, '', 'long'],
])('%s: what is loaded and what is not', (verdict, conversations, value, lost) => {
  expect(rowsOf(written({ conversations }))).toMatchObject([{ verdict, value, lost, warning: 0 }]);
});

test('a value that was overwritten is named as it was', () => {
  const [first, ...others] = answered;
  const rows = rowsOf([
    [0, first[1], { attributes: { conversations: { case: 'A' }, reason: 'done' } }],
    ...others.slice(0, 2),
    [30, 'task.updated', { attributes: { conversations: { campaign: 'B' }, reason: 'done' } }],
    ...others.slice(2),
  ]);

  expect(rows).toContainEqual(
    expect.objectContaining({ name: 'conversations.case', lost: 'A', verdict: 'overwritten' }),
  );
});

test('warnings about other tasks are left out', () => {
  const { attributes, warnings } = readTask(taskOf(written({ conversations: { campain: 'x' } })), 'today');

  expect(attributeRows(sid(2), attributes, warnings)).toMatchObject([{ verdict: 'ignored', warning: undefined }]);
});
