import { orderEvents } from '../../../insights/events/order-events';
import { type SeenEvent } from '../../../insights/history/seen-event';

let created = 0;
const seen = (more: Partial<SeenEvent>): SeenEvent => ({
  sid: `EV${++created}`,
  type: 'task.updated',
  at: 1000,
  version: 1,
  task: 'WT1',
  queue: '',
  channel: '',
  workflow: '',
  reservation: '',
  agent: '',
  reason: '',
  attributes: null,
  ...more,
});

/** Whatever the order in which they were read. */
function expectOrder(...events: SeenEvent[]): void {
  expect(orderEvents(events)).toEqual(events);
  expect(orderEvents(events.toReversed())).toEqual(events);
}

test('the date decides first, then the version of the task', () => {
  expectOrder(seen({ at: 1, version: 9 }), seen({ at: 2, version: 3 }), seen({ at: 2, version: 4 }));
});

test('what happened in one millisecond to one version goes by the usual life of a task', () => {
  const types = ['task.created', 'reservation.accepted', 'reservation.completed', 'task.completed', 'task.deleted'];

  expectOrder(...types.map((type, place) => seen({ type, sid: `EV${9 - place}` })));
});

test('what the life of a task leaves open goes by the SID', () => {
  expectOrder(seen({ sid: 'EVa' }), seen({ sid: 'EVb' }), seen({ sid: 'EVc' }));
});

test('events without a SID go by their text', () => {
  expectOrder(seen({ sid: '', queue: 'Sales' }), seen({ sid: '', queue: 'Service' }), seen({ sid: '', queue: 'Zoo' }));
});

test('an event that was read twice is there once, with a SID and without', () => {
  const events = [seen({}), seen({ sid: '' })];

  expect(orderEvents([...events, ...structuredClone(events)])).toEqual(orderEvents(events));
});

test('of two that differ under one SID the smaller text stays', () => {
  const [one, other] = ['Anna', 'Bert'].map((agent) => seen({ sid: 'EVx', agent }));

  expect([orderEvents([one, other]), orderEvents([other, one])]).toEqual([[one], [one]]);
});

test('events without a SID that differ are all there', () => {
  const events = [seen({ sid: '', agent: 'Anna' }), seen({ sid: '', agent: 'Bert' })];

  expect(orderEvents(events)).toHaveLength(2);
});
