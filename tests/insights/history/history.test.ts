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
