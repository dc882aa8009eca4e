import { createHistory } from '../../insights/history/history';
import { createReport } from '../../insights/report';
import { noon, sid } from './story';

function createTask(history: ReturnType<typeof createHistory>, taskSid: string, attributes: object): void {
  const parameters = { TaskSid: taskSid, TaskAttributes: JSON.stringify(attributes), TaskQueueName: 'Sales' };
  history.event({ type: 'task.created', at: noon, parameters });
}

test('a conversation is found by its id and by the SIDs of its tasks', () => {
  const history = createHistory();
  const report = createReport(history);
  for (const number of [1, 2]) createTask(history, sid(number), { conversations: { conversation_id: 'C1' } });

  const found = ['C1', sid(1), sid(2)].map((name) => report.conversation('today', name)?.tasks.length);

  expect(found).toEqual([2, 2, 2]);
  expect(report.conversation('today', sid(3))).toBeUndefined();
});

test('nothing is computed again until something happens', () => {
  const history = createHistory();
  const report = createReport(history);
  createTask(history, sid(1), {});

  const before = report.overview('today');
  const again = report.overview('today');
  createTask(history, sid(2), {});

  expect(again).toBe(before);
  expect(report.overview('today')).toMatchObject({ segments: 2, warned: 0 });
});

test('a history that was cleared leaves an empty report', () => {
  const history = createHistory();
  const report = createReport(history);
  createTask(history, sid(1), {});
  report.overview('today');

  history.clear();

  expect(report.conversations('today')).toEqual([]);
});
