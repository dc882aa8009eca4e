import { type Warning } from '../../../insights/warnings/warning';
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

const warningOf = (more: Partial<Warning>): Warning => ({
  kind: 'ignored',
  severity: 'lost',
  taskSid: sid(1),
  fields: [],
  text: 'What happened.',
  hint: 'What to do.',
  ...more,
});

test('an attribute points to the warning of its kind and its name', () => {
  const warnings = [
    warningOf({ kind: 'cut', fields: ['a'], hint: 'of a cut one' }),
    warningOf({ fields: ['b'], hint: 'of another name' }),
    warningOf({ severity: 'look', fields: ['a'], hint: 'of this one' }),
  ];

  expect(attributeRows(sid(1), [{ name: 'a', value: 7, state: 'ignored' }], warnings)).toEqual([
    { name: 'a', value: '', lost: '7', verdict: 'ignored', severity: 'look', why: 'of this one', warning: 2 },
  ]);
});

test('without a warning an attribute is lost for its own reason', () => {
  expect(
    attributeRows(
      sid(1),
      [
        { name: 'a', value: 'x', state: 'ignored', hint: 'its own' },
        { name: 'b', value: 'x', state: 'cut' },
      ],
      [],
    ),
  ).toEqual([
    { name: 'a', value: '', lost: 'x', verdict: 'ignored', severity: 'lost', why: 'its own' },
    { name: 'b', value: 'x', lost: '', verdict: 'cut', severity: 'lost' },
  ]);
});

test('what is gone stands below what is there of the same name, others at the end', () => {
  const warnings = [
    warningOf({ kind: 'late', values: { c: '3', a: '1' }, at: 5 }),
    warningOf({ kind: 'overwritten', values: { b: '2' } }),
  ];
  const rows = attributeRows(
    sid(1),
    ['a', 'b'].map((name) => ({ name, value: name, state: 'loaded' as const })),
    warnings,
  );

  expect(rows.map(({ name, verdict, at }) => [name, verdict, at])).toEqual([
    ['a', 'loaded', undefined],
    ['a', 'late', 5],
    ['b', 'loaded', undefined],
    ['b', 'overwritten', undefined],
    ['c', 'late', 5],
  ]);
  expect(rows[1]).toEqual({
    name: 'a',
    value: '',
    lost: '1',
    verdict: 'late',
    severity: 'lost',
    why: 'What happened.',
    at: 5,
    warning: 0,
  });
});
