import { attributesOf, creditedAttributes, endOf } from '../../../insights/attributes/credited';
import { readSegments } from '../../../insights/segments/segments';
import { type Edition } from '../../../insights/attributes/edition';
import { answered, taskOf, type Step } from '../story';

const outcome = (value: string) => ({ attributes: { conversations: { outcome: value } } });
const link = (url: string) => ({ attributes: { conversations: { segment_link: url } } });

function creditedAfter(late: Step[], edition: Edition) {
  const task = taskOf([...answered, ...late]);
  return creditedAttributes(task, endOf(task, 'WRann'), edition);
}

test.each<[Edition, number, object]>([
  ['today', 101, {}],
  ['specification', 101, { conversations: { outcome: 'Sale' } }],
  ['specification', 400, { conversations: { outcome: 'Sale' } }],
  ['specification', 401, {}],
])('%s: an outcome written %d s after the beginning, where 100 is the end', (edition, at, expected) => {
  expect(creditedAfter([[at, 'task.updated', outcome('Sale')]], edition)).toEqual(expected);
});

test.each<[Edition, number, object]>([
  ['today', 219, { conversations: { segment_link: 'u' } }],
  ['today', 221, {}],
  ['specification', 399, { conversations: { segment_link: 'u' } }],
])('%s: a link written %d s after the beginning, where 100 is the end', (edition, at, expected) => {
  expect(creditedAfter([[at, 'task.updated', link('u')]], edition)).toEqual(expected);
});

test('what came in the same millisecond, but after the end, is late', () => {
  expect(creditedAfter([[100, 'task.updated', outcome('Sale')]], 'today')).toEqual({});
});

test('each agent’s segment has the attributes of the end of its own reservation, the queue’s those of whom it waited for', () => {
  const task = taskOf([
    [0, 'task.created', outcome('open')],
    [5, 'reservation.created', { agent: 'ann' }],
    [5, 'reservation.accepted', { agent: 'ann' }],
    [50, 'task.transfer-initiated'],
    [50, 'reservation.created', { agent: 'bob' }],
    [60, 'reservation.accepted', { agent: 'bob' }],
    [61, 'reservation.completed', { agent: 'ann', ...outcome('passed on') }],
    [90, 'reservation.completed', { agent: 'bob', ...outcome('sold') }],
    [90, 'task.completed'],
  ]);

  const outcomes = readSegments(task).map((segment) => attributesOf(task, segment, 'today')?.conversations);

  expect(outcomes).toEqual([
    { outcome: 'passed on' },
    { outcome: 'passed on' },
    { outcome: 'sold' },
    { outcome: 'sold' },
  ]);
});

test('after the end the links of the reservations are taken over as well, and nothing else of what is late', () => {
  const media = { WRann: { media: [] } };
  const late = {
    conversations: { outcome: 'late', segment_link: 'new' },
    reservation_attributes: media,
    other: 'late',
  };
  const before = { attributes: { conversations: { campaign: 'A', segment_link: 'old' }, reservation_attributes: {} } };
  const task = taskOf([[0, 'task.created', before], ...answered.slice(1), [110, 'task.updated', { attributes: late }]]);

  expect(creditedAttributes(task, endOf(task, 'WRann'), 'today')).toEqual({
    conversations: { campaign: 'A', segment_link: 'new' },
    reservation_attributes: media,
  });
});

test('links that were taken away after the end are not there', () => {
  const link = { attributes: { conversations: { segment_link: 'u' }, reservation_attributes: { WRann: {} } } };
  const gone = { attributes: { conversations: {} } };
  const task = taskOf([[0, 'task.created', link], ...answered.slice(1), [110, 'task.updated', gone]]);

  expect(creditedAttributes(task, endOf(task, 'WRann'), 'today')).toEqual({ conversations: {} });
});
