import { type Edition } from '../../../insights/attributes/edition';
import { type Write } from '../../../insights/history/task-history';
import { readTask } from '../../../insights/task-reading';
import { type Warning } from '../../../insights/warnings/warning';
import { answered, noon, sid, taskOf, type Step } from '../story';

const having = (conversations: object, more: object = {}) => ({ attributes: { conversations, ...more } });
const updatedTo = (seconds: number, conversations: object, more?: object): Step => [
  seconds,
  'task.updated',
  having(conversations, more),
];
const sale = { outcome: 'Sale' };
const begin: Step[] = [[0, 'task.created', having(sale)], ...answered.slice(1)];

function warningsOf(steps: Step[], writes: Write[] = [], edition: Edition = 'today'): Warning[] {
  const task = taskOf(steps);
  task.writes.push(...writes);
  return readTask(task, edition).warnings;
}

const textsOf = (...given: Parameters<typeof warningsOf>) => warningsOf(...given).map(({ text }) => text);

const write = (seconds: number, conversations: object, status: number | null = 412): Write => ({
  at: noon + seconds * 1000,
  status,
  conditional: true,
  text: JSON.stringify({ conversations }),
});

describe('a late write', () => {
  test('is told with its values, how late it was, and what to do', () => {
    const late = updatedTo(104, { ...sale, campaign: 'Spring', conversation_measure_1: 5 });

    expect(warningsOf([...begin, late])).toEqual([
      {
        kind: 'late',
        severity: 'lost',
        taskSid: sid(1),
        fields: ['conversations.campaign', 'conversations.conversation_measure_1'],
        values: { 'conversations.campaign': 'Spring', 'conversations.conversation_measure_1': '5' },
        text:
          'conversations.campaign, conversations.conversation_measure_1 came 4 s after the end, ' +
          'when nothing counts any more.',
        hint: 'Write it before the agent completes, or before the task is closed.',
        at: noon + 104_000,
      },
    ]);
  });

  test.each(['segment_link', 'media'])('of conversations.%s is told by itself', (key) => {
    const links = { [key]: key === 'media' ? [{ type: 'VoiceRecording', sid: 'RE1' }] : 'https://x.example/RE1' };

    const [late, lateLink] = warningsOf([...begin, updatedTo(400, { ...sale, campaign: 'Spring', ...links })]);

    expect(late).toMatchObject({ kind: 'late', fields: ['conversations.campaign'] });
    expect(lateLink).toMatchObject({
      kind: 'late-link',
      severity: 'lost',
      text: `conversations.${key} came 5 min after the end, and counts for 2 min only.`,
      hint: 'Write the link when the recording starts: its address is known from then on.',
    });
  });

  test.each([
    ['hangup', 'Set it when the task is created: a caller may hang up at any moment.'],
    ['HangUp', 'Set it when the task is created: a caller may hang up at any moment.'],
    ['no agent', 'Write it before the agent completes, or before the task is closed.'],
  ])('to a task that ended with the reason %s: %s', (reason, expected) => {
    const warnings = warningsOf([
      [0, 'task.created'],
      [9, 'task.canceled', { reason }],
      updatedTo(10, { campaign: 'Spring' }),
    ]);

    expect(warnings.map(({ hint }) => hint)).toEqual([expected]);
  });

  test.each<[string, Step[], string]>([
    ['what came with the end is not late', [updatedTo(107, { ...sale, case: 'B' })], 'conversations.case came 7 s'],
    [
      'a write of something else between is not it',
      [updatedTo(104, { ...sale, case: 'A' }, { mine: 1 }), updatedTo(110, { ...sale, case: 'B' }, { mine: 1 })],
      'conversations.case came 10 s',
    ],
    [
      'of several, the first one says how late they were',
      [updatedTo(104, { ...sale, case: 'A', campaign: 'C' }), updatedTo(110, { ...sale, case: 'B', campaign: 'C' })],
      'conversations.case, conversations.campaign came 4 s',
    ],
  ])('is dated by when its value came: %s', (_, after, text) => {
    const ended: Step[] = [
      ...begin.slice(0, 4),
      [100, 'reservation.completed', { agent: 'ann', ...having({ ...sale, case: 'A' }) }],
      [100, 'task.completed'],
    ];

    expect(textsOf([...ended, ...after])).toEqual([`${text} after the end, when nothing counts any more.`]);
  });

  test('a link that replaces one that still counted came when the first one no longer could', () => {
    const linked = (seconds: number, link: string) => updatedTo(seconds, { ...sale, segment_link: link });

    expect(textsOf([...begin, linked(110, 'https://x.example/a'), linked(250, 'https://x.example/b')])).toEqual([
      'conversations.segment_link came 2 min 30 s after the end, and counts for 2 min only.',
    ]);
  });

  test('an attribute counts for five minutes in the older edition', () => {
    const late = updatedTo(405, { ...sale, campaign: 'Spring' });

    expect(textsOf([...begin, late], [], 'specification')).toEqual([
      'conversations.campaign came 5 min 5 s after the end, and counts for 5 min only.',
    ]);
  });

  test('a write that came in time counts, whatever was written before and after it', () => {
    const inTime = updatedTo(50, { ...sale, case: 'A' });
    const late = updatedTo(400, { ...sale, case: 'A', campaign: 'Spring' });

    expect(warningsOf([...begin.slice(0, 3), inTime, ...begin.slice(3), late])).toMatchObject([
      { kind: 'late', fields: ['conversations.campaign'] },
    ]);
  });

  test.each([
    ['empties a field', { ...sale, campaign: '' }],
    ['takes a value away', {}],
  ])('that %s loses nothing', (_, conversations) => {
    expect(warningsOf([...begin, updatedTo(104, conversations)])).toEqual([]);
  });
});

describe('a failed write', () => {
  test.each<[number | null, string, string]>([
    [400, 'was refused (400)', 'Attributes and the status completed need two requests, in this order.'],
    [
      404,
      'came when the task was already deleted (404)',
      'TaskRouter deletes a task minutes after its end: write before the end.',
    ],
    [412, 'lost a race (412)', 'Read the task again, decide again, and repeat the write.'],
    [429, 'exceeded the rate limit (429)', 'Wait a moment and repeat the write.'],
    [503, 'failed (503)', 'Repeat the write.'],
    [null, 'got no answer', 'Read the task again, and repeat the write if it is missing.'],
  ])('with the answer %s is told with its values, why it failed, and what to do', (status, why, hint) => {
    const failed = write(90, { ...sale, campaign: 'Spring', conversation_measure_1: 5 }, status);

    expect(warningsOf(begin, [failed])).toEqual([
      {
        kind: 'failed',
        severity: 'lost',
        taskSid: sid(1),
        fields: ['conversations.campaign', 'conversations.conversation_measure_1'],
        values: { 'conversations.campaign': 'Spring', 'conversations.conversation_measure_1': '5' },
        text: `conversations.campaign, conversations.conversation_measure_1 never arrived: the write ${why}.`,
        hint,
        at: noon + 90_000,
      },
    ]);
  });

  test.each([
    ['that would have changed a value', 90],
    ['in the very moment of a change', 30],
    ['before anything was seen of the task', -1],
  ])('%s is told', (_, seconds) => {
    const winter = seconds < 0 ? [] : [updatedTo(30, { ...sale, case: 'Winter' })];

    const warnings = warningsOf(
      [...begin.slice(0, 3), ...winter, ...begin.slice(3)],
      [write(seconds, { case: 'Spring' })],
    );

    expect(warnings).toMatchObject([{ kind: 'failed', values: { 'conversations.case': 'Spring' } }]);
  });

  test('of a value that somebody else has changed since is not told', () => {
    const changed = updatedTo(95, { ...sale, campaign: 'Winter' });

    expect(
      warningsOf([...begin.slice(0, 4), changed, ...begin.slice(4)], [write(90, { ...sale, campaign: 'Spring' })]),
    ).toEqual([]);
  });

  test('that was repeated after the end is told as late only', () => {
    const repeated = updatedTo(110, { ...sale, campaign: 'Spring' });

    const warnings = warningsOf([...begin, repeated], [write(90, { ...sale, campaign: 'Spring' })]);

    expect(warnings.map(({ kind }) => kind)).toEqual(['late']);
  });

  test('to a task whose attributes nobody saw is told, and nothing is late there', () => {
    const task = { ...taskOf(begin), attributes: [], writes: [write(90, { campaign: 'Spring' })] };

    const kinds = readTask(task, 'today').warnings.map(({ kind }) => kind);

    expect(kinds).toEqual(['unreadable', 'failed', 'no-outcome']);
  });
});

test('a write that succeeded has arrived, although its value was taken away later', () => {
  const steps = [
    ...begin.slice(0, 3),
    updatedTo(30, { ...sale, campaign: 'Spring' }),
    updatedTo(40, sale),
    ...begin.slice(3),
  ];

  expect(warningsOf(steps, [write(29, { ...sale, campaign: 'Spring' }, 200), write(39, sale, 200)])).toEqual([]);
});
