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
  expect(report.overview('today')).toMatchObject({ segments: 2 });
});

test('a history that was cleared leaves an empty report', () => {
  const history = createHistory();
  const report = createReport(history);
  createTask(history, sid(1), {});
  report.overview('today');

  history.clear();

  expect(report.conversations('today')).toEqual([]);
});

test('a short look reads the newest tasks first, the next one goes on', () => {
  const history = createHistory();
  const report = createReport(history);
  for (let number = 1; number <= 40; number += 1) createTask(history, sid(number), {});

  const first = report.overviewWithin('today', -1);
  const all = report.overviewWithin('today', Infinity);

  expect([first.done, first.of, first.conversations.length]).toEqual([0, 40, 0]);
  expect([all.done, all.conversations.length]).toEqual([40, 40]);
});

test('a change reads one conversation again and leaves all others as they are', () => {
  const history = createHistory();
  const report = createReport(history);
  for (const number of [1, 2, 3]) createTask(history, sid(number), {});
  const before = report.overview('today').conversations;

  createTask(history, sid(2), { conversations: { campain: 'x' } });
  const after = report.overview('today').conversations;

  expect(after.map((each, place) => each === before[place])).toEqual([true, false, true]);
  expect(report.conversation('today', sid(2))?.warnings).toMatchObject([{ kind: 'ignored' }]);
});

test('a change that links two tasks joins them', () => {
  const history = createHistory();
  const report = createReport(history);
  for (const number of [1, 2, 3]) createTask(history, sid(number), {});
  report.overview('today');

  createTask(history, sid(2), { conversations: { conversation_id: sid(1) } });

  expect(report.conversation('today', sid(2))).toBe(report.conversation('today', sid(1)));
  expect(report.conversations('today')).toHaveLength(2);
});

test('a report that nobody touched is empty', () => {
  expect(createReport(createHistory()).overviewWithin('today', 0)).toMatchObject({
    conversations: [],
    segments: 0,
    done: 0,
    of: 0,
  });
});

test('a task that is gone takes nothing else with it, and comes back as a new one', () => {
  const history = createHistory();
  for (const number of [1, 2, 3]) createTask(history, sid(number), {});
  let kept = history.tasks();
  let changes = 1;
  const report = createReport({
    ...history,
    tasks: () => kept,
    get changes() {
      return changes;
    },
  });
  const shown = () => {
    changes += 1;
    return report.conversations('today').map(({ id }) => id);
  };

  const before = shown();
  kept = kept.slice(1);
  const second = report.conversation('today', sid(2));
  const without = shown();
  kept = history.tasks();

  expect([before, without, shown()]).toEqual([
    [sid(3), sid(2), sid(1)],
    [sid(3), sid(2)],
    [sid(3), sid(2), sid(1)],
  ]);
  expect(report.conversation('today', sid(2))).toBe(second);
});

test('the older edition reads by its own rules', () => {
  const history = createHistory();
  const report = createReport(history);
  createTask(history, sid(1), { conversations: { campaign: 'x'.repeat(300) } });

  const lengthIn = (edition: 'today' | 'specification') =>
    report.conversations(edition)[0].tasks[0].attributes.map(({ value }) => String(value).length);

  expect([lengthIn('today'), lengthIn('specification')]).toEqual([[128], [255]]);
});
