import { createEventStore, type StoredEvent } from '../../../sandbox/state/event-store';
import { fixedSid } from '../../../sandbox/state/sids';

const event = (n: number, at: number, task = 'WT1'): StoredEvent => ({
  sid: fixedSid('EV', n),
  type: 'task.updated',
  at,
  parameters: { TaskSid: task },
});

const all = { from: 0, to: 1000 };
const momentsOf = (events: Iterable<StoredEvent>) => [...events].map(({ at }) => at);

test('keeps events in the order of their time, however they come', () => {
  const store = createEventStore();
  for (const [n, at] of [30, 10, 20, 20, 40].entries()) store.add(event(n, at));

  const events = [...store.newestFirst(all)];

  expect(momentsOf(events)).toEqual([40, 30, 20, 20, 10]);
  expect(events[2].sid > events[3].sid).toBe(true);
});

test('goes on after an event, within the period and the task', () => {
  const store = createEventStore();
  for (let n = 1; n <= 6; n += 1) store.add(event(n, n * 10, n % 2 ? 'WT1' : 'WT2'));

  const rest = store.newestFirst({ from: 20, to: 1000, taskSid: 'WT1', after: store.get(fixedSid('EV', 5)) });

  expect(momentsOf(rest)).toEqual([30]);
});

test('forgets the older half when there are too many', () => {
  const store = createEventStore(4);
  for (let n = 1; n <= 5; n += 1) store.add(event(n, n));

  expect(momentsOf(store.newestFirst(all))).toEqual([5, 4]);
  expect(momentsOf(store.newestFirst({ ...all, taskSid: 'WT1' }))).toEqual([5, 4]);
  expect(store.get(fixedSid('EV', 1))).toBeUndefined();
});
