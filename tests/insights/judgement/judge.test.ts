import * as fc from 'fast-check';
import { readEvent } from '../../../insights/events/read-event';
import { createJudge } from '../../../insights/judgement/judge';
import { type LossKind } from '../../../insights/warnings/losses';
import { judgeRaw, rawEvents } from '../raw-events';
import { answered, sid, type Step } from '../story';

const having = (conversations: object, more: object = {}) => ({ attributes: { conversations, ...more } });
const begin = (conversations: object, more?: object): Step[] => [
  [0, 'task.created', having(conversations, more)],
  ...answered.slice(1),
];
const fine = begin({ outcome: 'Sale' });
const late: Step[] = [...fine, [110, 'task.updated', having({ outcome: 'Sale', campaign: 'Spring' })]];
const segmentLink = { outcome: 'Sale', segment_link: 'https://x.example/RE1' };

const kindsOf = (raw: unknown[]) =>
  judgeRaw(raw).period.losses.map(({ kind, severity, field, tasks }) => [kind, severity, field, tasks]);

test('a task that was written in time loses nothing', () => {
  expect(judgeRaw(rawEvents(fine)).period).toEqual({
    tasks: 1,
    conversations: 1,
    segments: 2,
    notJudged: { open: 0, begunBefore: 0, redacted: 0 },
    losses: [],
    workflows: [{ workflow: 'Anyone', tasks: 1, lost: 0 }],
  });
});

test('a loss has its share of the judged tasks and its oldest tasks as examples', () => {
  const raw = [1, 2, 3].flatMap((number) => rawEvents(number === 2 ? late : fine, sid(number)));

  const { losses, workflows } = judgeRaw(raw).period;

  expect(losses).toMatchObject([
    { kind: 'late', severity: 'lost', field: 'conversations.campaign', tasks: 1, share: 0.3333, examples: [sid(2)] },
  ]);
  expect(workflows).toEqual([{ workflow: 'Anyone', tasks: 3, lost: 1 }]);
});

test.each<[string, Step[], unknown[]]>([
  ['late', late, ['late', 'lost', 'conversations.campaign', 1]],
  ['cut', begin({ outcome: 'x'.repeat(200) }), ['cut', 'lost', 'conversations.outcome', 1]],
  ['ignored', begin({ outcome: 'Sale', outcom: 'x' }), ['ignored', 'lost', 'conversations.outcom', 1]],
  [
    'unreadable',
    [
      [0, 'task.created', { attributes: 'oops' }],
      ...answered.slice(1, -1),
      [100, 'task.completed', { reason: 'done' }],
    ],
    ['unreadable', 'lost', 'attributes', 1],
  ],
  ['no-outcome', answered, ['no-outcome', 'look', 'conversations.outcome', 1]],
  [
    'late-link',
    [...fine, [400, 'task.updated', having(segmentLink)]],
    ['late-link', 'lost', 'conversations.segment_link', 1],
  ],
])('%s is found in events alone', (_, steps, loss) => {
  expect(kindsOf(rawEvents(steps))).toEqual([loss]);
});

test.each<[string, Step[], object]>([
  ['open', answered.slice(0, 3), { open: 1, begunBefore: 0, redacted: 0 }],
  ['begunBefore', answered.slice(1), { open: 0, begunBefore: 1, redacted: 0 }],
  [
    'redacted',
    [[0, 'task.created', { attributes: 'REDACTED' }], ...answered.slice(1)],
    { open: 0, begunBefore: 0, redacted: 1 },
  ],
])('a task that is %s is told apart', (_, steps, notJudged) => {
  const { period } = judgeRaw(rawEvents(steps));

  expect(period).toMatchObject({ tasks: 0, conversations: 0, segments: 0, notJudged, losses: [], workflows: [] });
});

test('a call without a recording deserves a look where others of its workflow have one', () => {
  const [first, second] = [rawEvents(fine, sid(1)), rawEvents(begin(segmentLink), sid(2))];

  expect(kindsOf(first)).toEqual([]);
  expect(kindsOf([...first, ...second])).toEqual([['no-recording', 'look', 'conversations.segment_link', 1]]);
  expect(kindsOf([...first, ...rawEvents(begin(segmentLink), sid(2), 'Others')])).toEqual([]);
});

test('what is certainly unlinked is lost, what is likely deserves a look', () => {
  const named = rawEvents(begin({ outcome: 'Sale' }, { callback_for: sid(1) }), sid(2));
  const caller = (number: number) => rawEvents(begin({ outcome: 'Sale' }, { from: '+4930123' }), sid(number));

  expect(kindsOf([...rawEvents(fine), ...named])).toEqual([['unlinked', 'lost', 'conversations.conversation_id', 1]]);
  expect(kindsOf([...caller(1), ...caller(2)])).toEqual([['unlinked', 'look', 'conversations.conversation_id', 1]]);
});

test('events of unknown types are counted, not judged', () => {
  const [unknown] = rawEvents([[50, 'task.danced']]);

  const { notes, period } = judgeRaw([...rawEvents(fine), unknown]);

  expect([...notes.unknownTypes]).toEqual([['task.danced', 1]]);
  expect([notes.events, period.tasks]).toEqual([7, 1]);
});

test('a clock that jumps is told', () => {
  const raw = rawEvents(fine);
  const jumped = raw.map((each, index) =>
    index === 3 ? { ...each, event_date_ms: each.event_date_ms - 70_000 } : each,
  );

  expect([judgeRaw(raw).notes.outOfStep, judgeRaw(jumped).notes.outOfStep]).toEqual([0, 1]);
});

test('only the kinds that were asked for are counted, for workflows as well', () => {
  const { losses, workflows } = judgeRaw(rawEvents(late), { only: ['cut', 'unlinked'] }).period;

  expect([losses, workflows]).toEqual([[], [{ workflow: 'Anyone', tasks: 1, lost: 0 }]]);
});

test('a name that would steer a terminal does not', () => {
  const [[, , field]] = kindsOf(rawEvents(begin({ outcome: 'Sale', 'a\u001b[31m\n': 1 })));

  expect(field).toBe('conversations.a�[31m�');
});

test('a task with two long names that begin alike is counted once', () => {
  const name = 'x'.repeat(80);

  expect(kindsOf(rawEvents(begin({ outcome: 'Sale', [`${name}1`]: 1, [`${name}2`]: 1 })))).toEqual([
    ['ignored', 'lost', `conversations.${'x'.repeat(66)}…`, 1],
  ]);
});

const at = (seconds: number, steps: Step[]): Step[] => steps.map(([after, ...rest]) => [after + seconds, ...rest]);
const naming = (number: number) => ({ callback_for: sid(number) });

test('a workflow that loses most comes first, then the one with most tasks, then by name', () => {
  const raw = [
    ...[1, 2].flatMap((number) => rawEvents(late, sid(number), 'Two lost')),
    ...[3, 4, 5].flatMap((number) => rawEvents(number === 3 ? late : fine, sid(number), 'One of three')),
    ...[6, 7].flatMap((number) => rawEvents(number === 6 ? late : fine, sid(number), 'One of two')),
    ...[8, 9].flatMap((number) => rawEvents(fine, sid(number), 'None of two')),
    ...rawEvents(fine, sid(10), 'Alpha'),
    ...rawEvents(fine, sid(11), 'Beta'),
    ...rawEvents(fine, sid(12), 'Gamma'),
  ];
  const order = [
    { workflow: 'Two lost', tasks: 2, lost: 2 },
    { workflow: 'One of three', tasks: 3, lost: 1 },
    { workflow: 'One of two', tasks: 2, lost: 1 },
    { workflow: 'None of two', tasks: 2, lost: 0 },
    { workflow: 'Alpha', tasks: 1, lost: 0 },
    { workflow: 'Beta', tasks: 1, lost: 0 },
    { workflow: 'Gamma', tasks: 1, lost: 0 },
  ];

  expect(judgeRaw(raw).period.workflows).toEqual(order);
  expect(judgeRaw(raw.toReversed()).period.workflows).toEqual(order);
});

test('20 unknown types are told by name, all others together', () => {
  const types = Array.from({ length: 22 }, (_, index) => `task.odd-${String(index).padStart(2, '0')}`);
  const raw = rawEvents([...types, types[0]].map((type, index): Step => [index, type]));

  const { notes } = judgeRaw(raw);

  expect([...notes.unknownTypes]).toEqual([
    [types[0], 2],
    ...types.slice(1, 20).map((type) => [type, 1]),
    ['others', 2],
  ]);
});

test('events of no task are counted, but are nothing to judge', () => {
  const raw = rawEvents(fine, '');

  const judge = createJudge({ edition: 'today' });
  const judged = judge.add(raw.map((each) => readEvent(each).event!));

  expect([judged, judge.add([])]).toEqual([undefined, undefined]);
  expect(judge.finish()).toMatchObject({ notes: { events: 6 }, period: { tasks: 0, conversations: 0, workflows: [] } });
});

test('a task that loses in several ways counts for each of them, and once for its workflow', () => {
  const { losses, workflows } = judgeRaw(
    rawEvents(begin({ outcome: 'x'.repeat(200), outcom: 'x', campain: 'x' })),
  ).period;

  expect(losses.map(({ kind, field, tasks }) => [kind, field, tasks])).toEqual([
    ['cut', 'conversations.outcome', 1],
    ['ignored', 'conversations.campain', 1],
    ['ignored', 'conversations.outcom', 1],
  ]);
  expect(workflows).toEqual([{ workflow: 'Anyone', tasks: 1, lost: 1 }]);
});

test('what deserves a look is not lost, neither for the workflow nor for the conversation', () => {
  const { period, conversations } = judgeRaw(rawEvents(answered));

  expect(period.losses).toMatchObject([{ kind: 'no-outcome', severity: 'look' }]);
  expect(period.workflows).toEqual([{ workflow: 'Anyone', tasks: 1, lost: 0 }]);
  expect(conversations).toMatchObject([{ id: sid(1), lost: false, warnings: [] }]);
});

describe('a task that belongs to another one', () => {
  const certain = {
    kind: 'unlinked',
    severity: 'lost',
    taskSid: sid(2),
    fields: ['conversations.conversation_id'],
    text: `It belongs to ${sid(1)}, named in callback_for, but is not linked: Insights will report two conversations.`,
    hint: 'Link it with /studio/link-task, or let /webhooks/taskrouter-event do it (LINK_TASK_ATTRIBUTES, LINK_BY).',
  };
  const first = rawEvents(fine);
  const second = (steps: Step[]) => rawEvents(at(3600, steps), sid(2));

  test('is lost for its workflow and its conversation, which says why', () => {
    const { period, conversations } = judgeRaw([...first, ...second(begin({ outcome: 'Sale' }, naming(1)))]);

    expect([period.conversations, period.workflows]).toEqual([2, [{ workflow: 'Anyone', tasks: 2, lost: 1 }]]);
    expect(conversations).toMatchObject([
      { id: sid(2), lost: true, warnings: [certain] },
      { id: sid(1), lost: false, warnings: [] },
    ]);
  });

  test('counts once, however many of its attributes name one', () => {
    const named = begin({ outcome: 'Sale' }, { ...naming(1), survey_for: sid(1), third: sid(3) });

    const { period, conversations } = judgeRaw([...first, ...second(named), ...rawEvents(fine, sid(3))]);

    expect(period.losses).toMatchObject([{ kind: 'unlinked', tasks: 1, share: 0.3333, examples: [sid(2)] }]);
    expect(period.workflows).toEqual([{ workflow: 'Anyone', tasks: 3, lost: 1 }]);
    expect(conversations[0].warnings).toHaveLength(1);
  });

  test('counts once for its workflow when it loses something else as well', () => {
    const { workflows, losses } = judgeRaw([
      ...first,
      ...second(begin({ outcome: 'Sale', outcom: 'x' }, naming(1))),
    ]).period;

    expect(losses.map(({ kind }) => kind)).toEqual(['ignored', 'unlinked']);
    expect(workflows).toEqual([{ workflow: 'Anyone', tasks: 2, lost: 1 }]);
  });

  test('is nobody’s loss as long as it is open', () => {
    const { period, conversations } = judgeRaw([
      ...first,
      ...second(begin({ outcome: 'Sale' }, naming(1)).slice(0, 3)),
    ]);

    expect([period.tasks, period.conversations, period.losses]).toEqual([1, 1, []]);
    expect(conversations.map(({ lost, warnings }) => [lost, warnings])).toEqual([
      [false, []],
      [false, []],
    ]);
  });

  test('is not spoken of when other kinds are asked for', () => {
    const raw = [...first, ...second(begin({ outcome: 'Sale' }, naming(1)))];

    const { conversations } = judgeRaw(raw, { only: ['late'] });
    const asked = judgeRaw(raw, { only: ['unlinked'] });

    expect(conversations.map(({ lost, warnings }) => [lost, warnings])).toEqual([
      [false, []],
      [false, []],
    ]);
    expect([asked.period.losses.length, asked.conversations[0].warnings]).toEqual([1, [certain]]);
  });
});

test('a customer who comes back deserves a look: nothing is lost', () => {
  const caller = (number: number) =>
    rawEvents(at(number * 3600, begin({ outcome: 'Sale' }, { from: '+4930123' })), sid(number));

  const { period, conversations } = judgeRaw([...caller(1), ...caller(2), ...caller(3)]);

  expect(period.losses).toMatchObject([{ kind: 'unlinked', severity: 'look', tasks: 2, examples: [sid(2), sid(3)] }]);
  expect(period.workflows).toEqual([{ workflow: 'Anyone', tasks: 3, lost: 0 }]);
  expect(conversations.map(({ lost, warnings }) => [lost, warnings.map(({ text }) => text)])).toEqual([
    [
      false,
      [`It may belong to ${sid(2)}, of the same customer, within 24 hours: Insights will report two conversations.`],
    ],
    [
      false,
      [`It may belong to ${sid(1)}, of the same customer, within 24 hours: Insights will report two conversations.`],
    ],
    [false, []],
  ]);
});

describe('a call without a recording, where others of its workflow have one', () => {
  const raw = [...rawEvents(begin(segmentLink), sid(1)), ...rawEvents(at(60, fine), sid(2))];
  const missing = {
    kind: 'no-recording',
    severity: 'look',
    taskSid: sid(2),
    fields: ['conversations.segment_link'],
    text: 'An answered call has no link to a recording, while others of its workflow have one.',
    hint: 'Set /webhooks/recording-status as the recording status callback, or record with /studio/record-call.',
  };
  const warningsOf = (...args: Parameters<typeof judgeRaw>) =>
    judgeRaw(...args).conversations.map(({ tasks: [task], warnings }) => [task, warnings]);

  test('is told with its conversation', () => {
    expect(warningsOf(raw)).toEqual([
      [sid(2), [missing]],
      [sid(1), []],
    ]);
  });

  test('is told together with the link that it misses', () => {
    const both = [
      ...rawEvents(begin(segmentLink)),
      ...rawEvents(at(60, begin({ outcome: 'Sale' }, naming(1))), sid(2)),
    ];

    expect(judgeRaw(both).conversations[0]).toMatchObject({ lost: true, warnings: [{ kind: 'unlinked' }, missing] });
  });

  test('is told only when it is asked for', () => {
    const only = (kind: LossKind) => judgeRaw(raw, { only: [kind] }).period.losses.map((each) => each.kind);

    expect([only('no-recording'), only('late')]).toEqual([['no-recording'], []]);
    expect(warningsOf(raw, { only: ['no-recording'] })[0]).toEqual([sid(2), [missing]]);
    expect(warningsOf(raw, { only: ['late'] })[0]).toEqual([sid(2), []]);
  });

  test.each<[string, Step[]]>([
    ['that is still open', fine.slice(0, 3)],
    ['that nobody answered', [fine[0], [60, 'task.canceled', { reason: 'hangup' }]]],
  ])('one %s is not among them', (_, steps) => {
    const { period, conversations } = judgeRaw([...rawEvents(begin(segmentLink)), ...rawEvents(at(60, steps), sid(2))]);

    expect(period.losses).toEqual([]);
    expect(conversations.map(({ warnings }) => warnings)).toEqual([[], []]);
  });
});

test('linked tasks are one conversation; one without a judged task is none of the period', () => {
  const linked = begin({ outcome: 'Sale', conversation_id: sid(1) });
  const open = begin({ outcome: 'Sale', conversation_id: 'case' }).slice(0, 3);

  const { period, conversations } = judgeRaw([
    ...rawEvents(fine),
    ...rawEvents(linked, sid(2)),
    ...rawEvents(linked.slice(0, 3), sid(3)),
    ...rawEvents(open, sid(4)),
    ...rawEvents(open, sid(5)),
    ...rawEvents(fine, sid(6)),
    ...rawEvents(fine.slice(0, 3), sid(7)),
    ...rawEvents(fine, sid(8)),
  ]);

  expect([period.tasks, period.conversations, period.notJudged.open]).toEqual([4, 3, 4]);
  expect(conversations).toHaveLength(5);
});

const conversations = fc.record(
  {
    outcome: fc.constantFrom('Sale', ''),
    campaign: fc.constantFrom('A', 'B', 'x'.repeat(200)),
    outcom: fc.constant('x'),
    conversation_id: fc.constantFrom(sid(1), sid(2), 'case'),
  },
  { requiredKeys: [] },
);
const step = fc.tuple(
  fc.nat(8),
  fc.constantFrom(
    'task.updated',
    'task.canceled',
    'task.completed',
    'reservation.created',
    'reservation.accepted',
    'reservation.completed',
    'task.odd',
  ),
  fc.record({
    agent: fc.constantFrom('ann', 'bob'),
    attributes: fc.oneof(
      fc.record({ conversations, from: fc.constantFrom('+4930', '+4940') }),
      fc.constantFrom('oops', 'REDACTED'),
    ),
  }),
);

test('any order and any duplication of events gives the same report', () => {
  const lives = fc.array(fc.array(step, { maxLength: 6 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(lives, fc.infiniteStream(fc.nat()), (tasks, numbers) => {
      const raw = tasks.flatMap((steps, index) => rawEvents([[0, 'task.created'], ...steps], sid(index + 1)));
      const doubled = [...raw, ...raw.filter(() => numbers.next().value! % 3 === 0)];
      const shuffled = doubled
        .map((event) => ({ event, key: numbers.next().value! }))
        .toSorted((one, other) => one.key - other.key)
        .map(({ event }) => event);

      expect(judgeRaw(shuffled)).toEqual(judgeRaw(raw));
    }),
    { numRuns: 200 },
  );
});

test('conversations come newest first, those of linked tasks among the others, and say whether they lose anything', () => {
  const at = (hours: number, number: number, conversations: object) =>
    rawEvents(
      begin(conversations).map(([seconds, ...rest]): Step => [seconds + hours * 3600, ...rest]),
      sid(number),
    );
  const fine = { outcome: 'Sale' };

  const { conversations } = judgeRaw([
    ...at(1, 1, fine),
    ...at(2, 2, { ...fine, outcom: 'x' }),
    ...at(3, 3, fine),
    ...at(4, 4, { ...fine, conversation_id: sid(1) }),
    ...at(5, 5, fine),
  ]);

  expect(conversations.map(({ id, tasks, lost }) => [id, tasks, lost])).toEqual([
    [sid(5), [sid(5)], false],
    [sid(3), [sid(3)], false],
    [sid(2), [sid(2)], true],
    [sid(1), [sid(1), sid(4)], false],
  ]);
});
