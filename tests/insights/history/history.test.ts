import { createHistory } from '../../../insights/history/history';
import { noon, sid } from '../story';

const event = (type: string, more: Record<string, string> = {}, taskSid = sid(1)) => ({
  type,
  at: noon,
  parameters: { TaskSid: taskSid, TaskAttributes: '{}', ...more },
});

test.each([
  ['{"full_name":"Ann Lee"}', 'Ann Lee'],
  ['{"full_name":""}', 'ann'],
  ['{"full_name":5}', 'ann'],
  ['not JSON', 'ann'],
])('a worker with the attributes %s is called %s', (WorkerAttributes, agent) => {
  const history = createHistory();

  history.event(event('reservation.created', { ReservationSid: 'WR1', WorkerName: 'ann', WorkerAttributes }));

  expect(history.tasks()[0].moments).toMatchObject([{ reservation: 'WR1', agent }]);
});

test('a completed task that is deleted later stays completed', () => {
  const history = createHistory();

  history.event(event('task.completed', { TaskCompletedReason: 'done' }));
  history.event(event('task.deleted'));

  expect(history.tasks()[0].ended).toMatchObject({ status: 'completed', reason: 'done' });
});

test('attributes are kept when they change, and not with every event', () => {
  const history = createHistory();

  for (const text of ['{}', '{}', '{"a":1}']) history.event(event('task.updated', { TaskAttributes: text }));

  expect(history.tasks()[0].attributes.map(({ text }) => text)).toEqual(['{}', '{"a":1}']);
});

test('an event without a task and a write to an unknown task change nothing', () => {
  const history = createHistory();

  history.event({ type: 'worker.activity.update', at: noon, parameters: {} });
  history.write(sid(9), { at: noon, status: 200, conditional: true, text: '{}' });

  expect([history.tasks(), history.changes]).toEqual([[], 0]);
});

test('a write belongs to its task, and is a change like every event', () => {
  const history = createHistory();
  const write = { at: noon, status: 200, conditional: true, text: '{}' };

  history.event(event('task.created'));
  history.write(sid(1), write);

  expect(history.task(sid(1))).toMatchObject({ revision: 2, writes: [write] });
  expect([history.changes, history.task(sid(2))]).toEqual([2, undefined]);
  history.clear();
  expect([history.changes, history.tasks()]).toEqual([3, []]);
});

test('an event without attributes tells none', () => {
  const history = createHistory();

  history.event({ type: 'task.created', at: noon, parameters: { TaskSid: sid(1) } });

  expect(history.tasks()[0].attributes.map(({ text }) => text)).toEqual(['']);
});

test('of more than twenty thousand tasks the newest ten thousand stay', () => {
  const history = createHistory();
  const put = (from: number, to: number) => {
    for (let number = from; number <= to; number++) history.event(event('task.created', {}, sid(number)));
  };

  put(1, 20_000);
  expect(history.tasks()).toHaveLength(20_000);
  put(20_001, 20_001);

  const sids = history.tasks().map((task) => task.sid);
  expect([sids.length, sids[0], sids.at(-1)]).toEqual([10_001, sid(10_001), sid(20_001)]);
});
