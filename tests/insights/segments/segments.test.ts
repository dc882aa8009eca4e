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

test.each(['rejected', 'timeout'])(
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
  ['Task TTL Exceeded', 'canceled'],
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
