/** Tests every file of insights/warnings by what a task's reading warns of, and task-reading.ts with them. */
import { readTask } from '../../../insights/task-reading';
import { type Edition } from '../../../insights/attributes/edition';
import { type Write } from '../../../insights/history/task-history';
import { answered, noon, sid, taskOf, type Step } from '../story';

const having = (conversations: object) => ({ attributes: { conversations } });
const begin: Step[] = [[0, 'task.created', having({ outcome: 'Sale' })], ...answered.slice(1)];

function warningsOf(steps: Step[], { writes = [], edition = 'today' }: { writes?: Write[]; edition?: Edition } = {}) {
  const task = taskOf(steps);
  task.writes.push(...writes);
  return readTask(task, edition).warnings.map(({ kind, fields, text }) => ({ kind, fields: fields.join(' '), text }));
}

const write = (seconds: number, conversations: object, more: Partial<Write> = {}): Write => ({
  at: noon + seconds * 1000,
  status: 200,
  conditional: true,
  text: JSON.stringify({ conversations }),
  ...more,
});

test('a task that was written in time has no warning', () => {
  expect(warningsOf(begin)).toEqual([]);
});

test('a change after the end says how late it was', () => {
  const late: Step = [104, 'task.updated', having({ outcome: 'Sale', campaign: 'Spring' })];

  expect(warningsOf([...begin, late])).toEqual([
    {
      kind: 'late',
      fields: 'conversations.campaign',
      text: 'conversations.campaign came 4 s after the end, when nothing counts any more.',
    },
  ]);
  expect(warningsOf([...begin, late], { edition: 'specification' })).toEqual([]);
});

test('a value that was changed too late says when it was changed', () => {
  const warnings = warningsOf([...begin, [107, 'task.updated', having({ outcome: 'Refund' })]]);

  expect(warnings).toMatchObject([
    { fields: 'conversations.outcome', text: expect.stringContaining('came 7 s after the end') },
  ]);
});

test('a task that is deleted after its end has ended as it did before', () => {
  expect(readTask(taskOf([...begin, [900, 'task.deleted']]), 'today').status).toBe('completed');
});

test('a late value that the report shows anyway is not lost', () => {
  const hungUp: Step[] = [
    [0, 'task.created'],
    [9, 'task.canceled', { reason: 'hangup' }],
  ];

  expect(
    warningsOf([
      ...hungUp,
      [10, 'task.updated', having({ outcome: 'hangup', abandoned: 'Yes', abandoned_phase: 'Queue' })],
    ]),
  ).toEqual([]);
});

test('a link counts for two minutes after the end', () => {
  const linkAt = (seconds: number): Step => [
    seconds,
    'task.updated',
    having({ outcome: 'Sale', segment_link: 'https://x.example/a' }),
  ];

  expect(warningsOf([...begin, linkAt(219)])).toEqual([]);
  expect(warningsOf([...begin, linkAt(250)])).toMatchObject([
    { kind: 'late-link', text: expect.stringContaining('came 2 min 30 s after the end') },
  ]);
});

test('nothing is lost by a failed write that succeeded when repeated', () => {
  const failed = write(30, { outcome: 'Sale', campaign: 'Spring' }, { status: 412 });
  const repeated: Step = [31, 'task.updated', having({ outcome: 'Sale', campaign: 'Spring' })];

  expect(warningsOf([...begin.slice(0, 3), repeated, ...begin.slice(3)], { writes: [failed] })).toEqual([]);
});

test.each([
  [false, ['overwritten']],
  [true, []],
])('a value gone by a write with If-Match %s', (conditional, kinds) => {
  const steps: Step[] = [
    ...begin.slice(0, 3),
    [30, 'task.updated', having({ outcome: 'Sale', campaign: 'Spring' })],
    [31, 'task.updated', having({ outcome: 'Sale' })],
    ...begin.slice(3),
  ];

  const warnings = warningsOf(steps, { writes: [write(31, { outcome: 'Sale' }, { conditional })] });

  expect(warnings.map(({ kind }) => kind)).toEqual(kinds);
});

test('a value that was overwritten and then restored is not lost', () => {
  const states = [{ outcome: 'Sale', case: 'A' }, { outcome: 'Sale' }, { outcome: 'Sale', case: 'A' }];
  const updates = states.map((state, index): Step => [30 + index, 'task.updated', having(state)]);

  expect(
    warningsOf([...begin.slice(0, 3), ...updates, ...begin.slice(3)], {
      writes: [write(31, { outcome: 'Sale' }, { conditional: false })],
    }),
  ).toEqual([]);
});

test('attributes that will not be shown are named one by one', () => {
  const warnings = warningsOf([
    [
      0,
      'task.created',
      having({ outcome: 'x'.repeat(130), outcom: 'Sale', handling_team_name: 'Blue', hold_time: 'long' }),
    ],
    ...answered.slice(1),
  ]);

  expect(warnings.map(({ kind, fields }) => [kind, fields])).toEqual([
    ['cut', 'conversations.outcome'],
    ['ignored', 'conversations.outcom'],
    ['hidden', 'conversations.handling_team_name'],
    ['wrong', 'conversations.hold_time'],
  ]);
});

test('an end without an outcome and a reason leaves a field of the report empty', () => {
  expect(readTask(taskOf(answered), 'today').warnings).toEqual([
    {
      kind: 'no-outcome',
      severity: 'look',
      taskSid: sid(1),
      fields: ['conversations.outcome'],
      text: 'It ended without an outcome or a reason: the field Outcome stays empty.',
      hint: 'Write conversations.outcome before the end.',
    },
  ]);
});

test.each(['oops', '[]', '"oops"', ''])('attributes that are %j are no JSON object', (attributes) => {
  expect(readTask(taskOf([[0, 'task.created', { attributes }]]), 'today').warnings).toEqual([
    {
      kind: 'unreadable',
      severity: 'lost',
      taskSid: sid(1),
      fields: [],
      text: 'The attributes are not a JSON object: Insights cannot read them.',
      hint: 'Write a JSON object.',
    },
  ]);
});
