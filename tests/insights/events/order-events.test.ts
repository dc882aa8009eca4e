import { orderEvents } from '../../../insights/events/order-events';
import { type SeenEvent } from '../../../insights/history/seen-event';
import { seen } from '../seen';

const lifeOfTask = ['task.created', 'reservation.accepted', 'reservation.completed', 'task.completed', 'task.deleted'];

test.each<[string, SeenEvent[]]>([
  [
    'by date first, then by the version of the task',
    [seen({ at: 1, version: 9 }), seen({ at: 2, version: 3 }), seen({ at: 2, version: 4 })],
  ],
  [
    'of one millisecond and one version by the usual life of a task',
    lifeOfTask.map((type, place) => seen({ type, sid: `EV${9 - place}` })),
  ],
  [
    'by their SIDs where the life of a task leaves it open',
    [seen({ sid: 'EVa' }), seen({ sid: 'EVb' }), seen({ sid: 'EVc' })],
  ],
  [
    'by their text where they have no SID',
    [seen({ queue: 'Sales' }), seen({ queue: 'Service' }), seen({ queue: 'Zoo' })],
  ],
])('events go %s, whatever the order in which they were read', (_, events) => {
  expect(orderEvents(events)).toEqual(events);
  expect(orderEvents(events.toReversed())).toEqual(events);
});

test('an event that was read twice is there once, with a SID and without', () => {
  const events = [seen(), seen({ sid: 'EV1' })];

  expect(orderEvents([...events, ...structuredClone(events)])).toEqual(orderEvents(events));
});

test('of two that differ under one SID the smaller text stays', () => {
  const [one, other] = ['Anna', 'Bert'].map((agent) => seen({ sid: 'EVx', agent }));

  expect([orderEvents([one, other]), orderEvents([other, one])]).toEqual([[one], [one]]);
});

test('events without a SID that differ are all there', () => {
  const events = [seen({ agent: 'Anna' }), seen({ agent: 'Bert' })];

  expect(orderEvents(events)).toHaveLength(2);
});
