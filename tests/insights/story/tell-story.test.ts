import { type Edition } from '../../../insights/attributes/edition';
import { tellStory } from '../../../insights/story/tell-story';
import { answered, taskOf, type Step } from '../story';

const having = (conversations: object, more: object = {}) => ({ attributes: { conversations, ...more } });
const steps: Step[] = [
  [0, 'task.created', having({ campaign: 'A' })],
  ...answered.slice(1, 3),
  [30, 'task.updated', having({ campaign: 'B', outcome: 'Sale' }, { conference: 'CF1' })],
  ...answered.slice(3),
  [110, 'task.updated', having({ campaign: 'B', outcome: 'Refund' })],
];

const changesOf = (edition: Edition = 'today') =>
  tellStory(taskOf(steps), edition).flatMap(({ changes }) =>
    changes.map(({ field, value, fate, lateMs }) => [field.slice('conversations.'.length), value, fate, lateMs]),
  );

test('each change says whether it counts, was replaced in time, or came too late', () => {
  expect(changesOf()).toEqual([
    ['campaign', 'A', 'replaced', undefined],
    ['campaign', 'B', 'counts', undefined],
    ['outcome', 'Sale', 'counts', undefined],
    ['outcome', 'Refund', 'late', 10_000],
  ]);
});

test('in the older edition a change soon after the end counts', () => {
  expect(changesOf('specification').slice(2)).toEqual([
    ['outcome', 'Sale', 'replaced', undefined],
    ['outcome', 'Refund', 'counts', undefined],
  ]);
});

test('the moment at which Insights reads is told, and other names that changed', () => {
  const lines = tellStory(taskOf(steps), 'today');

  expect(lines.filter(({ reads }) => reads).map(({ moment }) => moment.type)).toEqual(['reservation.completed']);
  expect(lines.flatMap(({ others }) => others)).toEqual(['conference', 'conference']);
});

test('while a task is open nothing is final', () => {
  const [{ changes }] = tellStory(taskOf(steps.slice(0, 3)), 'today');

  expect(changes).toMatchObject([{ field: 'conversations.campaign', fate: 'open' }]);
});

const fatesOf = (own: Step[], edition: Edition = 'today') =>
  tellStory(taskOf(own), edition).flatMap(({ changes }) =>
    changes.map(({ value, fate, lateMs }) => [value, fate, lateMs]),
  );

test.each<[string, object]>([
  ['segment_link', { segment_link: 'u' }],
  ['media', { media: ['u'] }],
])('%s counts for two minutes after the end', (_, link) => {
  const [value] = Object.values(link);
  const after = (seconds: number) => fatesOf([...answered, [100 + seconds, 'task.updated', having(link)]]);

  expect([after(119), after(120), after(121)]).toEqual([
    [[value, 'counts', undefined]],
    [[value, 'counts', undefined]],
    [[value, 'late', 121_000]],
  ]);
});

test('in the older edition, too, a change is late at some time', () => {
  const after = (seconds: number) =>
    fatesOf([...answered, [100 + seconds, 'task.updated', having({ outcome: 'Sale' })]], 'specification');

  expect([after(300), after(301)]).toEqual([[['Sale', 'counts', undefined]], [['Sale', 'late', 301_000]]]);
});

test('what comes with the end itself is in time', () => {
  const own = [
    ...answered.slice(0, 4),
    [100, 'reservation.completed', { agent: 'ann', ...having({ outcome: 'Sale' }) }],
  ];

  expect(fatesOf(own as Step[])).toEqual([['Sale', 'counts', undefined]]);
});

test('a task that no agent had is read when it ends', () => {
  const own: Step[] = [
    [0, 'task.created', having({ campaign: 'A' })],
    [9, 'task.canceled'],
    [10, 'task.updated', having({ campaign: 'B' })],
  ];

  expect(fatesOf(own)).toEqual([
    ['A', 'counts', undefined],
    ['B', 'late', 1000],
  ]);
});

test('a reservation that was not completed, or is not named, is no moment at which Insights reads', () => {
  const own: Step[] = [
    ...answered.slice(0, 5),
    [103, 'reservation.created', { agent: 'bob' }],
    [104, 'reservation.rejected', { agent: 'bob' }],
    [105, 'reservation.completed'],
    [107, 'task.updated', having({ outcome: 'Sale' })],
    [110, 'task.completed'],
  ];

  expect(fatesOf(own)).toEqual([['Sale', 'late', 7000]]);
});

describe('of two agents', () => {
  const own: Step[] = [
    [0, 'task.created', having({ outcome: 'open' })],
    [5, 'reservation.created', { agent: 'ann' }],
    [5, 'reservation.accepted', { agent: 'ann' }],
    [50, 'reservation.created', { agent: 'bob' }],
    [60, 'reservation.accepted', { agent: 'bob' }],
    [61, 'reservation.completed', { agent: 'ann', ...having({ outcome: 'passed on' }) }],
    [70, 'task.updated', having({ outcome: 'sold' })],
    [75, 'task.updated', having({ outcome: 'passed on' })],
    [90, 'reservation.completed', { agent: 'bob', ...having({ outcome: 'sold' }) }],
    [91, 'task.completed'],
  ];

  test('each has the value of the own end, and a value of the first written again later is replaced', () => {
    expect(fatesOf(own)).toEqual([
      ['open', 'replaced', undefined],
      ['passed on', 'counts', undefined],
      ['sold', 'counts', undefined],
      ['passed on', 'replaced', undefined],
      ['sold', 'counts', undefined],
    ]);
  });

  test('both ends are told as such', () => {
    const lines = tellStory(taskOf(own), 'today').filter(({ reads }) => reads);

    expect(lines.map(({ moment }) => moment.type)).toEqual(['reservation.completed', 'reservation.completed']);
  });
});

test('a change of a customer is one of an attribute, not of another name', () => {
  const [first] = tellStory(taskOf([[0, 'task.created', { attributes: { customers: { name: 'A' } } }]]), 'today');

  expect([first.changes.map(({ field }) => field), first.others]).toEqual([['customers.name'], []]);
});

test('what came in the millisecond of the end, but after it, is late by nothing', () => {
  expect(fatesOf([...answered, [100, 'task.updated', having({ outcome: 'Sale' })]])).toEqual([['Sale', 'late', 0]]);
});
