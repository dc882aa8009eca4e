import * as fc from 'fast-check';
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
