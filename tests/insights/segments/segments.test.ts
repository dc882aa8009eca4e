/** Tests segments.ts, and the durations of segment.ts that they show. */
import { secondsBetween, secondsIn, type Segment } from '../../../insights/segments/segment';
import { readSegments } from '../../../insights/segments/segments';
import { answered, noon, taskOf, type Step } from '../story';

const read = (steps: Step[]) => readSegments(taskOf(steps));
const brief = ({ kind, queue, agent, ending }: Segment) => [kind, queue, agent, ending].join(' ');
const seconds = (segment: Segment) =>
  (['queue', 'ringing', 'talk', 'wrap-up'] as const).map((name) => secondsIn(segment, name, noon));

test('an answered call is a queue’s segment, ringing included, and an agent’s', () => {
  const segments = read(answered);

  expect(segments.map(brief)).toEqual(['queue Sales  answered', 'conversation Sales ann completed']);
  expect(segments.map(seconds)).toEqual([
    [5, 15, 0, 0],
    [0, 0, 60, 20],
  ]);
});

test('a cold transfer to a queue makes four segments', () => {
  const segments = read([
    ...answered.slice(0, 3),
    [60, 'task.transfer-initiated', { queue: 'Support' }],
    [60, 'reservation.created', { agent: 'bob' }],
    [60, 'reservation.wrapup', { agent: 'ann' }],
    [70, 'reservation.accepted', { agent: 'bob' }],
    [75, 'reservation.completed', { agent: 'ann' }],
    [90, 'reservation.completed', { agent: 'bob' }],
    [90, 'task.completed'],
  ]);

  expect(segments.map(brief)).toEqual([
    'queue Sales  answered',
    'conversation Sales ann transferred',
    'queue Support  answered',
    'conversation Support bob completed',
  ]);
  expect(segments.map(seconds)).toEqual([
    [5, 15, 0, 0],
    [0, 0, 40, 15],
    [0, 10, 0, 0],
    [0, 0, 20, 0],
  ]);
});

test('with a warm transfer the first agent talks on until the second has accepted', () => {
  const segments = read([
    ...answered.slice(0, 3),
    [60, 'task.transfer-initiated'],
    [60, 'reservation.created', { agent: 'bob' }],
    [80, 'reservation.accepted', { agent: 'bob' }],
    [80, 'reservation.wrapup', { agent: 'ann' }],
  ]);

  expect(segments.map(brief)).toEqual([
    'queue Sales  answered',
    'conversation Sales ann transferred',
    'queue Sales  answered',
    'conversation Sales bob open',
  ]);
  expect(seconds(segments[1])[2]).toBe(60);
});

test('a transfer that nobody takes leaves the task with the agent', () => {
  const segments = read([
    ...answered.slice(0, 3),
    [60, 'task.transfer-initiated'],
    [61, 'task.transfer-failed'],
    ...answered.slice(3),
  ]);

  expect(segments.map(brief)).toEqual([
    'queue Sales  answered',
    'conversation Sales ann completed',
    'queue Sales  unanswered',
  ]);
});

test.each(['rejected', 'timeout', 'canceled', 'rescinded'])(
  'a reservation that was %s is ringing within the queue’s segment, and the waiting goes on',
  (result) => {
    const [waiting] = read([
      [0, 'task.created'],
      [5, 'reservation.created', { agent: 'ann' }],
      [20, `reservation.${result}`, { agent: 'ann' }],
      [30, 'reservation.created', { agent: 'bob' }],
      [32, 'reservation.accepted', { agent: 'bob' }],
    ]);

    expect(waiting.phases.map(({ name, agent, result: how }) => [name, agent, how])).toEqual([
      ['queue', undefined, undefined],
      ['ringing', 'ann', result],
      ['queue', undefined, undefined],
      ['ringing', 'bob', undefined],
    ]);
    expect(waiting).toMatchObject({ reservation: 'WRbob', ending: 'answered' });
  },
);

test.each([
  ['hangup', 'abandoned'],
  ['HangUp', 'abandoned'],
  ['Task TTL Exceeded', 'canceled'],
  [undefined, 'canceled'],
])('a task canceled with the reason %s ends its queue’s segment as %s', (reason, ending) => {
  const segments = read([
    [0, 'task.created'],
    [40, 'task.canceled', { reason }],
  ]);

  expect(segments.map(brief)).toEqual([`queue Sales  ${ending}`]);
});

test('new attributes that move a waiting task to another queue begin another segment', () => {
  const segments = read([
    [0, 'task.created'],
    [0, 'task-queue.entered'],
    [9, 'task-queue.entered', { queue: 'Support' }],
  ]);

  expect(segments.map(brief)).toEqual(['queue Sales  moved', 'queue Support  open']);
});

test('what has not ended has no end, and lasts until now', () => {
  const [waiting] = read([[0, 'task.created']]);

  expect(waiting).toMatchObject({ to: null, ending: 'open' });
  expect(secondsIn(waiting, 'queue', noon + 7900)).toBe(7);
});

test('seconds are counted without milliseconds on either side', () => {
  expect(secondsBetween(noon + 999, noon + 1000)).toBe(1);
  expect(secondsBetween(noon, noon + 999)).toBe(0);
});

const phasesOf = ({ phases }: Segment) =>
  phases.map(({ name, from, to, agent = '' }) => [name, agent, (from - noon) / 1000, to && (to - noon) / 1000]);

test.each([
  ['task.completed', 'unanswered'],
  ['task.deleted', 'deleted'],
  ['task.system-deleted', 'deleted'],
])('%s ends a waiting task as %s, and an agent’s work as completed', (type, ending) => {
  expect(
    read([
      [0, 'task.created'],
      [40, type],
    ]).map(brief),
  ).toEqual([`queue Sales  ${ending}`]);

  const [, conversation] = read([...answered.slice(0, 3), [40, type]]);
  expect(brief(conversation)).toBe('conversation Sales ann completed');
  expect(phasesOf(conversation)).toEqual([['talk', '', 20, 40]]);
});

test('an agent’s work that was transferred stays so when the task ends', () => {
  const segments = read([
    ...answered.slice(0, 3),
    [60, 'task.transfer-initiated', { queue: 'Support' }],
    [70, 'task.completed'],
  ]);

  expect(segments.map(brief)).toEqual([
    'queue Sales  answered',
    'conversation Sales ann transferred',
    'queue Support  unanswered',
  ]);
  expect(segments.map(({ to }) => to)).toEqual([20, 70, 70].map((second) => noon + second * 1000));
});

test('every segment tells its task, and its phases from when to when', () => {
  const segments = read(answered);

  expect(new Set(segments.map(({ taskSid }) => taskSid))).toEqual(new Set([taskOf(answered).sid]));
  expect(segments.map(phasesOf)).toEqual([
    [
      ['queue', '', 0, 5],
      ['ringing', 'ann', 5, 20],
    ],
    [
      ['talk', '', 20, 80],
      ['wrap-up', '', 80, 100],
    ],
  ]);
});

test('the waiting goes on only when nobody’s phone rings any more', () => {
  const [waiting] = read([
    [0, 'task.created'],
    [5, 'reservation.created', { agent: 'ann' }],
    [6, 'reservation.created', { agent: 'bob' }],
    [20, 'reservation.rejected', { agent: 'ann' }],
    [25, 'reservation.rejected', { agent: 'bob' }],
  ]);

  expect(phasesOf(waiting)).toEqual([
    ['queue', '', 0, 5],
    ['ringing', 'ann', 5, 20],
    ['ringing', 'bob', 6, 25],
    ['queue', '', 25, null],
  ]);
});

test('a phone that rang in a queue the task has left says nothing of the next one', () => {
  const [, support] = read([
    [0, 'task.created'],
    [5, 'reservation.created', { agent: 'ann' }],
    [9, 'task-queue.entered', { queue: 'Support' }],
    [10, 'reservation.created', { agent: 'bob' }],
    [12, 'reservation.timeout', { agent: 'bob' }],
  ]);

  expect(phasesOf(support).at(-1)).toEqual(['queue', '', 12, null]);
});

test('a refusal after another agent has answered changes nothing', () => {
  const segments = read([
    [0, 'task.created'],
    [5, 'reservation.created', { agent: 'ann' }],
    [5, 'reservation.created', { agent: 'bob' }],
    [9, 'reservation.accepted', { agent: 'ann' }],
    [10, 'reservation.rescinded', { agent: 'bob' }],
  ]);

  expect(segments.map(brief)).toEqual(['queue Sales  answered', 'conversation Sales ann open']);
  expect(phasesOf(segments[0])).toEqual([
    ['queue', '', 0, 5],
    ['ringing', 'ann', 5, 9],
    ['ringing', 'bob', 5, 9],
  ]);
});

test('a task offered without having entered a queue waits from then on', () => {
  const [waiting] = read([[5, 'reservation.created', { agent: 'ann' }]]);

  expect([brief(waiting), phasesOf(waiting)]).toEqual([
    'queue Sales  open',
    [
      ['queue', '', 5, 5],
      ['ringing', 'ann', 5, null],
    ],
  ]);
});

test('reservations and transfers of nobody are passed over', () => {
  expect(
    read([
      [1, 'reservation.rejected', { agent: 'ann' }],
      [2, 'reservation.wrapup', { agent: 'ann' }],
      [3, 'reservation.completed', { agent: 'ann' }],
      [4, 'task.transfer-failed'],
      [5, 'task.updated'],
    ]),
  ).toEqual([]);
  expect(read([[1, 'task.transfer-initiated', { queue: 'Support' }]]).map(brief)).toEqual(['queue Support  open']);
});

test('a transfer ends the waiting as moved, and begins it anew', () => {
  const segments = read([
    [0, 'task.created'],
    [9, 'task.transfer-initiated', { queue: 'Support' }],
  ]);

  expect(segments.map(brief)).toEqual(['queue Sales  moved', 'queue Support  open']);
  expect(phasesOf(segments[1])).toEqual([['queue', '', 9, null]]);
});

test('of two agents the one who transferred gets the task back', () => {
  const segments = read([
    ...answered.slice(0, 3),
    [30, 'reservation.accepted', { agent: 'bob' }],
    [60, 'task.transfer-initiated'],
    [61, 'task.transfer-failed'],
    [70, 'task.completed'],
  ]);

  expect(segments.filter(({ kind }) => kind === 'conversation').map(brief)).toEqual([
    'conversation Sales ann completed',
    'conversation Sales bob completed',
  ]);
});
